//! What a form of an article offers to choose from.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($choice:ident $code:literal $label:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($choice,)+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$choice,)+];

            pub fn code(self) -> &'static str {
                match self { $(Self::$choice => $code,)+ }
            }

            pub fn label(self) -> &'static str {
                match self { $(Self::$choice => $label,)+ }
            }

            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|c| c.code() == code)
            }
        }
    };
}

choices! {
    /// 互联网+ (requirements R6).
    CourseCategory {
        Community "community" "互联网+社区教育",
        Senior "senior" "互联网+老年教育",
        Worker "worker" "互联网+职工教育",
        Farmer "farmer" "互联网+农民教育",
    }
}

choices! {
    /// Who opens (requirements R7).
    SchoolKind {
        University "university" "普通高校",
        Vocational "vocational" "职业院校",
        Open "open" "开放大学",
        Adult "adult" "成人学校",
        Community "community" "社区学校",
        Senior "senior" "老年大学",
        Science "science" "科普学校",
        Other "other" "其他",
    }
}

choices! {
    /// What a school opens (requirements R7).
    Opens {
        OnlineCourses "online_courses" "网课",
        MicroLessons "micro_lessons" "微课",
        Library "library" "云端资源库",
        Premises "premises" "场地",
        Equipment "equipment" "设备",
    }
}

choices! {
    /// A shared venue (requirements R8).
    VenueKind {
        Library "library" "图书馆",
        Science "science" "科技馆",
        Culture "culture" "文化馆",
        Museum "museum" "博物馆",
        Other "other" "其他",
    }
}
