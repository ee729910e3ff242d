import 'baolan';
import { useState } from 'react';

export function Paper() {
  const [isOpen, setOpen] = useState(true);
  const [article, setArticle] = useState(null);
  const [headline, setHeadline] = useState('');
  const [loaded, setLoaded] = useState(0);
  const follow = ({ detail }) => {
    setArticle(detail.id);
    setHeadline(detail.article?.headline.join(' ') ?? '');
  };
  return (
    <>
      <p>
        <button onClick={() => setArticle('p1-a2')}>second</button>
        <button onClick={() => setOpen(!isOpen)}>toggle</button>
        <output>{`${loaded} ${article} ${headline}`}</output>
      </p>
      {isOpen && (
        <baolan-reader
          src="/p1.txt"
          publication="萧山日报"
          date="2024-01-12"
          fontScale={1.25}
          article={article}
          onbaolan-load={({ detail }) => setLoaded(detail.issue.pages.length)}
          onbaolan-article={follow}
        >
          <p>萧山日报</p>
        </baolan-reader>
      )}
    </>
  );
}
