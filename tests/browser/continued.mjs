// An issue of two pages in which a story turns the page: made up, in the form page text has.

const OTHER = (place, headline) => `本报讯（记者 林晓）昨日上午，${place}的文化礼堂里坐满了前来
听课的居民。主讲人结合身边的例子，讲解了冬季用火用
电的常识，并现场回答了大家的提问。社区负责人表示，今
后每个月都会安排一次这样的课，让更多居民受益。

${headline}
`;

/** The story by its pieces: what its first page prints, then what its second page does. */
export const TURN = { to: '（下转第2版）', from: '（上接第1版）', headline: '不误农时抢春耕', continued: '田间地头话春耕' };

/**
 * @param {{headline?: string}} [wish] the headline over the second piece
 */
export const issue = ({ headline = TURN.headline } = {}) => [
  `01要闻

各县区代表走进田间

${TURN.headline}

本报讯（记者 何可人 通讯员 高梦姣）昨日上午，全市春耕现场会在河
东乡举行，各县区的代表来到田间，察看了早稻育秧的情
况，并交流了各地的做法。眼下正是备耕的要紧时候，村里
的合作社已经把种子和肥料送到了每一户人家。
种粮大户老周告诉记者，今年他承包的五百亩水田全部
采用机械插秧，比往年提前了十天。“机器一响，心里就踏
实了。”他说，农技员隔三差五就到田里来，遇到问题当场
就能解决。
${TURN.to}

${OTHER('城北社区', '冬季安全课开到家门口')}
${OTHER('湖滨社区', '老年食堂添了新菜式')}`,
  `02综合

${OTHER('桥南社区', '邻里图书角正式开放')}
${headline}

${TURN.from}在育秧工厂里，一盘盘秧苗整齐地码放
在架子上，工人们正忙着装车。负责人介绍，这里每天可以
供应两千亩水田所需的秧苗，周边三个乡镇的农户都来这
里订购。
据市农业部门介绍，今年全市早稻种植面积预计达到
三十万亩，目前农资储备充足，各项惠农补贴也已经发放
到位。下一步，还将组织技术人员下乡，帮助农户解决插秧
之后的管护难题。
`,
];

/** Three pages, each of which goes on at the next, and the last at the first. */
export const circle = () =>
  [['01要闻', '甲村', 3, 2], ['02综合', '乙村', 1, 3], ['03文化', '丙村', 2, 1]].map(
    ([folio, place, from, to]) => `${folio}

不误农时抢春耕

（上接第${from}版）昨日上午，${place}的合作社里一片忙碌的
景象，工人们把一盘盘秧苗装上车，送往周边的乡镇。负责
人介绍，这里每天可以供应两千亩水田所需的秧苗，农户
们都说今年的春耕比往年更早、更快。（下转第${to}版）
`,
  );
