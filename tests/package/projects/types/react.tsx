// The element in React 19.

import { useRef } from 'react';
import type { BaolanReader } from 'baolan';

export function Paper() {
  const reader = useRef<BaolanReader>(null);
  return (
    <baolan-reader
      ref={reader}
      key="paper"
      className="paper"
      src="p1.txt"
      page={2}
      theme="dark"
      fontScale={1.2}
      writing-mode="vertical"
      lang="zh-CN"
      library
      onClick={({ currentTarget }) => currentTarget.issue?.pages}
      onbaolan-article={({ detail }) => detail.article?.headline.join('')}
    >
      <h1 slot="masthead">报</h1>
    </baolan-reader>
  );
}

// @ts-expect-error: there are no such colours
export const pink = <baolan-reader theme="pink" />;
// @ts-expect-error: there is no such attribute
export const other = <baolan-reader source="p1.txt" />;
// @ts-expect-error: another event's detail
export const mistaken = <baolan-reader onbaolan-load={({ detail }) => detail.offline} />;
