//! Kinds: what sort of item an article is, by what stands over it.

use baolan::{Kind, parse};

const STORY: &str = "\
春耕现场会举行

本报讯（记者 张三）昨日上午，春耕现场会在河
东乡举行，代表们察看了早稻育秧的情况，并就下
一步的工作交流了看法。
    县农业部门介绍，今年早稻面积稳中有增，农
资储备充足，各项补贴已经发到农户手中。
";

const ADVERTISEMENT: &str = "\
公益广告

节约用水从我做起

    一滴水看似微小，汇成江河却能滋养万物。请
随手关紧水龙头，让每一滴水都用在需要的地方，
也让孩子们看见珍惜的样子。
";

#[test]
fn an_advertisement_says_what_it_is() {
    let issue = parse(&[&[STORY, ADVERTISEMENT].join("\n")]);
    let kinds: Vec<(Kind, Option<&str>, &str)> = issue.pages[0]
        .articles
        .iter()
        .map(|article| (article.kind, article.column.as_deref(), article.headline[0].as_str()))
        .collect();
    assert_eq!(
        kinds,
        [(Kind::News, None, "春耕现场会举行"), (Kind::Advertisement, Some("公益广告"), "节约用水从我做起"),]
    );
}

const NOTICES: &str = "\
停水公告

因供水管道改造施工，定于2024年1月15日8时至20时
对柳溪街道、湖滨路沿线停止供水，请用户提前做好
储水准备。不便之处，敬请谅解。
柳溪自来水公司
2024年1月12日

遗失声明

张小三不慎遗失残疾人证，证号三三〇一〇〇一二
三四五六七八九，现声明作废。
张小三
2024年1月12日
";

#[test]
fn who_signs_a_notice_is_part_of_it() {
    let issue = parse(&[&[STORY, NOTICES].join("\n")]);
    let read: Vec<(Kind, &str, &str)> = issue.pages[0]
        .articles
        .iter()
        .map(|article| (article.kind, article.headline[0].as_str(), article.body[article.body.len() - 2].text.as_str()))
        .collect();
    assert_eq!(read[1..], [(Kind::Notice, "停水公告", "柳溪自来水公司"), (Kind::Notice, "遗失声明", "张小三")]);
    assert!(issue.pages[0].furniture.is_empty());
}
