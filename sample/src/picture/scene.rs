//! The scenes, by the words that the sample's patterns use.

mod craft;
mod place;
mod reading;
mod tool;

use super::canvas::Canvas;

pub struct Scene {
    pub code: &'static str,
    /// What it shows, for those who can't see it.
    pub alt: &'static str,
    pub draw: fn() -> Canvas,
}

const fn scene(code: &'static str, alt: &'static str, draw: fn() -> Canvas) -> Scene {
    Scene { code, alt, draw }
}

#[rustfmt::skip]
pub const SCENES: &[Scene] = &[
    scene("book_hills", "剪纸风格插画：一本打开的书，书页上方是层层山峦和朝阳", reading::book_hills),
    scene("boat", "剪纸风格插画：一只书页折成的小船行在江上，远处有落日", reading::boat),
    scene("moon", "剪纸风格插画：夜空中一轮圆月，月下有一本翻开的书", reading::moon),
    scene("lamp", "剪纸风格插画：夜里一盏台灯照着桌上的书和茶杯", reading::lamp),
    scene("shelf", "剪纸风格插画：摆满彩色书籍的书架", reading::shelf),
    scene("maple", "剪纸风格插画：山前飘落的几片红色枫叶", reading::maple),
    scene("lantern", "剪纸风格插画：屋檐下挂着三盏红灯笼", craft::lantern),
    scene("papercut", "剪纸风格插画：一枚红色的团花剪纸窗花", craft::papercut),
    scene("brush", "剪纸风格插画：毛笔、砚台和一张画着山水的宣纸", craft::brush),
    scene("teapot", "剪纸风格插画：窗前桌上的茶壶和两只茶杯", craft::teapot),
    scene("music", "剪纸风格插画：一面红色的大鼓和飘动的音符", craft::music),
    scene("stage", "剪纸风格插画：拉开红色幕布的舞台和一束灯光", craft::stage),
    scene("star", "剪纸风格插画：绶带托起的一枚金色星章", craft::star_medal),
    scene("gallery", "剪纸风格插画：展厅墙上的三幅画和一条长椅", place::gallery),
    scene("museum", "剪纸风格插画：立着廊柱的博物馆，门前有台阶", place::museum),
    scene("door", "剪纸风格插画：一扇敞开的校门透出明亮的光", place::door),
    scene("river", "剪纸风格插画：晨光里江水蜿蜒流过群山，江上有一座桥", place::river),
    scene("wheat", "剪纸风格插画：夕阳下金黄的稻穗和田垄", place::wheat),
    scene("factory", "剪纸风格插画：山前的厂房、烟囱和锯齿形屋顶", place::factory),
    scene("planet", "剪纸风格插画：星空下一架天文望远镜和带光环的行星", place::planet),
    scene("computer", "剪纸风格插画：窗前桌上一台正在播放课程的电脑", tool::computer),
    scene("phone", "剪纸风格插画：一部手机，屏幕上是对话气泡和播放键", tool::phone),
    scene("cloud", "剪纸风格插画：白云上方排列着学习资源图标", tool::cloud_school),
    scene("headphone", "剪纸风格插画：一副耳机和起伏的声波", tool::headphone),
    scene("gear", "剪纸风格插画：两个咬合的齿轮和一把扳手", tool::gear),
    scene("atom", "剪纸风格插画：烧瓶和环绕的原子轨道", tool::atom),
    scene("health", "剪纸风格插画：绿叶托起的一颗红心", tool::health),
    scene("cap", "剪纸风格插画：一顶学士帽放在一摞书上", tool::cap),
];
