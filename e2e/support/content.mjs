// What 长春 and its institutions hand in: real lengths, eight photos of different sizes.

/** The captions in the order of the finished panel; signs that file systems refuse and a rare character are among them. */
export const captions = {
  city: ['启动仪式：市领导宣读倡议书', '校园开放日/市民走进实验室', '㛃瑀读书会诵读经典', '职工技能课堂开讲'],
  college: ['社区书画班学员作品展', '老年合唱团走进敬老院'],
  school: ['太极拳晨练公益课', '“银龄”智能手机培训'],
};

export const panel = {
  title: '全民终身学习点亮幸福长春',
  better: '智学长春：人人皆学、处处能学',
  body: [
    '一、线上线下齐发力',
    '2020年，长春市以“全民智学，助力双战双赢”为主题举办全民终身学习活动周。各县（市、区）克服疫情影响，把课堂搬到线上，依托“长春市民学习网”开放课程1200余门，累计学习86000人次；线下在社区、学校和图书馆设立学习点230个，开展书画、健康、家庭教育、智能手机应用等培训640场。',
    '二、老年教育进社区',
    '朝阳区社区学院、南湖社区老年学堂等单位把老年教育办到家门口，编写《智能手机一点通》口袋书，组织青年志愿者一对一教老年人挂号、出行、缴费，让老年人跟得上数字时代。全年新增老年学习团队58个，评选“百姓学习之星”12名。',
    '三、终身学习促就业',
    '市教育局会同人社、工会等部门，面向进城务工人员、高素质农民和企业职工开展技能培训，开设家政、电商、农机维修等短期班96个，结业4300人，其中2900人实现就业或者转岗。职业院校向社会开放实训基地31个，市民可以预约体验。',
    '四、书香长春入人心',
    '全市公共图书馆、农家书屋免费开放，举办“㛃瑀读书会”等品牌活动，读书会、朗诵会和主题讲座吸引市民15万人次。下一步，长春市将继续完善终身学习服务体系，让学习成为市民的生活方式。',
  ].join('\n'),
};

export const plan = {
  title: '长春市2020年全民终身学习活动周工作方案',
  body: panel.body.replace('一、线上线下齐发力', '一、总体安排'),
};

/** A PNG drawn by the browser: its own colours, its own size, so that no two are the same. */
export async function drawn(browser, number) {
  const size = { width: 1640 + 40 * number, height: 1000 + 20 * number };
  const page = await browser.newPage({ viewport: size });
  const hue = number * 47;
  await page.setContent(`<body style="margin:0;height:100vh;display:grid;place-items:center;font:bold 400px serif;color:#fff;
    background:linear-gradient(${hue}deg,hsl(${hue},55%,35%),hsl(${hue + 60},70%,65%))">${number}</body>`);
  const bytes = await page.screenshot();
  await page.close();
  return bytes;
}

/** Pictures with these numbers, as files named as a careful person (or a camera) names them. */
export async function pictures(browser, first, names) {
  const files = [];
  for (const [i, name] of names.entries()) files.push({ name: `${name}.png`, mimeType: 'image/png', buffer: await drawn(browser, first + i) });
  return files;
}
