//! Made-up sentences and names.

use crate::random::SeededRandom;

/// Why an activity was returned.
pub fn returned(random: &mut SeededRandom) -> &'static str {
    random.pick(&[
        "活动简介与详细介绍内容重复，请在简介中写清活动对象和亮点后重新报送。",
        "活动时间与本馆闭馆日冲突，请核实日期。",
        "面向人群只选了“社会公众”，请按实际补选老年人群或社区居民。",
        "未注明入场测温、预约等疫情防控要求，请补充。",
        "联系电话缺少区号，群众无法拨打，请补全。",
        "此活动与上月报送的内容相同，如为系列活动请改用“每周重复”填写。",
        "请说明材料费由谁承担；活动周期间的培训原则上不得收费。",
        "图片与活动内容不符，请更换并填写图片说明。",
        "承办单位名称不规范，请使用单位全称。",
        "线上观看网址打不开，请核对后再报。",
    ])
}

/// Why one was taken down.
pub fn retracted(random: &mut SeededRandom) -> &'static str {
    random.pick(&[
        "主讲人信息有误，单位申请撤下，更正后另行报送。",
        "活动主体变更，不再由本单位举办。",
        "与另一条信息重复，保留后报送的一条。",
    ])
}

/// What is said of one that is postponed.
pub fn postponed(random: &mut SeededRandom) -> &'static str {
    random.pick(&[
        "因场馆设备检修，活动延期举行，新的时间确定后在本页公布，已报名者名额保留。",
        "因主讲教师临时承担防疫任务，活动延期，具体时间另行通知。",
        "受暴雪天气影响，活动延期至道路恢复通行后举行，请留意本页更新。",
    ])
}

/// What is said of one that is cancelled.
pub fn cancelled(random: &mut SeededRandom) -> &'static str {
    random.pick(&[
        "根据疫情防控要求，本次现场活动取消，课程录像将在学习平台免费开放。给您带来不便，敬请谅解。",
        "因报名人数不足，本期培训取消，已报名的学员可转入下一期。",
        "因场地临时征用，本次活动取消。已预约的读者我们会逐一电话告知。",
    ])
}

/// What was changed in the second version.
pub fn added(random: &mut SeededRandom) -> &'static str {
    random.pick(&[
        "应群众要求增加名额，并在现场增设老花镜和急救箱。",
        "活动改为预约入场，请提前一天电话登记，入场时请佩戴口罩。",
        "新增线上答疑环节，未能到场的学员可加入学习群提问。",
    ])
}

pub const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "孙", "周", "金", "朴", "崔", "于", "姜", "宋", "韩",
    "郑", "马", "高", "曲",
];

/// How to take part online.
pub const GUIDES: &[&str] = &[
    "点击网址即可观看，无需下载软件；手机、电脑和智能电视均可。",
    "在微信中打开网址，输入手机号进入直播间，结束后七天内可以回看。",
    "提前十分钟进入直播间测试声音，提问请写在留言区。",
];

/// `{place}` stands for the place.
pub const CO_ORGANIZERS: &[&str] = &[
    "{place}社区教育指导中心",
    "{place}关心下一代工作委员会",
    "{place}妇女联合会",
    "{place}志愿服务联合会",
    "{place}总工会职工之家",
    "{place}新华书店",
    "{place}科学技术协会",
    "{place}老龄工作委员会办公室",
];

pub const FEES: &[&str] = &[
    "听课免费，材料费每人20元，现场缴纳。",
    "培训免费，教材工本费每册15元，可自愿购买。",
    "免费参加，考证的学员自付认证费，标准以认证机构公布为准。",
];

pub const ACCESSIBILITY: &[&str] = &[
    "一楼入口有坡道，电梯可达，设无障碍卫生间。",
    "备有大字讲义、老花镜和轮椅，需要者请向工作人员说明。",
    "现场提供手语翻译，请提前两天预约。",
    "会场在二楼，无电梯，行动不便者可由志愿者协助。",
    "入口平坦，可推轮椅和婴儿车进入，前排预留座位。",
];
