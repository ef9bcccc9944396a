//! What a form of an article offers to choose from.

use crate::coded::coded_enum;

coded_enum! {
    /// 互联网+.
    pub enum CourseCategory {
        Community = "community" "互联网+社区教育",
        Senior = "senior" "互联网+老年教育",
        Worker = "worker" "互联网+职工教育",
        Farmer = "farmer" "互联网+农民教育",
    }
}

coded_enum! {
    /// Who opens.
    pub enum SchoolKind {
        University = "university" "普通高校",
        Vocational = "vocational" "职业院校",
        Open = "open" "开放大学",
        Adult = "adult" "成人学校",
        Community = "community" "社区学校",
        Senior = "senior" "老年大学",
        Science = "science" "科普学校",
        Other = "other" "其他",
    }
}

coded_enum! {
    /// What a school opens.
    pub enum Opens {
        OnlineCourses = "online_courses" "网课",
        MicroLessons = "micro_lessons" "微课",
        Library = "library" "云端资源库",
        Premises = "premises" "场地",
        Equipment = "equipment" "设备",
    }
}

coded_enum! {
    /// A shared venue.
    pub enum VenueKind {
        Library = "library" "图书馆",
        Science = "science" "科技馆",
        Culture = "culture" "文化馆",
        Museum = "museum" "博物馆",
        Other = "other" "其他",
    }
}
