//! How far sample activities came: every state of the workflow occurs.

use contract::workflow::RevisionState;

use super::dice::Dice;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    Draft,
    Submitted,
    Returned,
    Approved,
    Published,
    /// Public in its second version.
    Renewed,
    /// Public, and a newer version is in work.
    Again(RevisionState),
    Postponed,
    Cancelled,
    Retracted,
}

/// Of 300, 200 are public.
pub fn fate(i: usize) -> Fate {
    match i * 37 % 60 {
        0..33 => Fate::Published,
        33..36 => Fate::Renewed,
        36 => Fate::Again(RevisionState::Submitted),
        37 => Fate::Again(
            [
                RevisionState::Returned,
                RevisionState::Draft,
                RevisionState::Approved,
            ][i / 60 % 3],
        ),
        38 => Fate::Postponed,
        39 => Fate::Cancelled,
        40 => Fate::Retracted,
        41..46 => Fate::Draft,
        46..52 => Fate::Submitted,
        52..55 => Fate::Returned,
        _ => Fate::Approved,
    }
}

pub fn returned(dice: &mut Dice) -> &'static str {
    dice.pick(&[
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

pub fn retracted(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "主讲人信息有误，单位申请撤下，更正后另行报送。",
        "活动主体变更，不再由本单位举办。",
        "与另一条信息重复，保留后报送的一条。",
    ])
}

pub fn postponed(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "因场馆设备检修，活动延期举行，新的时间确定后在本页公布，已报名者名额保留。",
        "因主讲教师临时承担防疫任务，活动延期，具体时间另行通知。",
        "受暴雪天气影响，活动延期至道路恢复通行后举行，请留意本页更新。",
    ])
}

pub fn cancelled(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "根据疫情防控要求，本次现场活动取消，课程录像将在学习平台免费开放。给您带来不便，敬请谅解。",
        "因报名人数不足，本期培训取消，已报名的学员可转入下一期。",
        "因场地临时征用，本次活动取消。已预约的读者我们会逐一电话告知。",
    ])
}

/// What was changed in the second version.
pub fn added(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "应群众要求增加名额，并在现场增设老花镜和急救箱。",
        "活动改为预约入场，请提前一天电话登记，入场时请佩戴口罩。",
        "新增线上答疑环节，未能到场的学员可加入学习群提问。",
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thirds_are_public() {
        let hidden = [
            Fate::Draft,
            Fate::Submitted,
            Fate::Returned,
            Fate::Approved,
            Fate::Retracted,
        ];
        let public = (0..300).filter(|i| !hidden.contains(&fate(*i))).count();
        assert_eq!(public, 200);
        for state in [
            RevisionState::Submitted,
            RevisionState::Returned,
            RevisionState::Draft,
            RevisionState::Approved,
        ] {
            assert!(
                (0..300).any(|i| fate(i) == Fate::Again(state)),
                "{}",
                state.code()
            );
        }
    }
}
