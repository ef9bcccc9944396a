//! How to take part, and what partner sites can fetch.

use yew::prelude::*;

use crate::api;
use crate::route::Route;
use crate::ui::Go;

pub fn how_to() -> Html {
    html! {
        <section aria-labelledby="how">
            <div class="section-head"><h2 id="how">{"怎样参加"}</h2></div>
            <ol class="steps">
                <li>
                    <h3>{"查"}</h3>
                    <p>{"在"}<Go to={Route::Activities}>{"活动查询"}</Go>{"里选地点和日期，找到感兴趣的活动。"}</p>
                </li>
                <li>
                    <h3>{"看"}</h3>
                    <p>{"打开活动，看清时间、地点和费用。需要报名的，点“前往报名”。"}</p>
                </li>
                <li>
                    <h3>{"去"}</h3>
                    <p>{"按时到现场，或点开线上链接观看。可以把活动加入手机日历，也可以分享给亲友。"}</p>
                </li>
            </ol>
            <p class="small">{"各单位举办活动，请先"}<Go to={Route::SignIn}>{"登录"}</Go>{"后报送。"}</p>
        </section>
    }
}

pub fn partners() -> Html {
    let feed = |(name, address): (&'static str, String)| {
        html! { <li><a class="chip" href={address} target="_blank" rel="noopener">{name}</a></li> }
    };
    html! {
        <section class="card partners" aria-labelledby="partners">
            <h2 id="partners">{"供合作网站使用"}</h2>
            <p>{"门户网站、媒体和学习平台可以免费引用全部活动信息，无需申请，内容随发布自动更新。"}</p>
            <ul class="chips">
                { for api::portal::feed_addresses().into_iter().map(feed) }
                <li><a class="chip" href={api::portal::api_docs()} target="_blank" rel="noopener">{"接口说明"}</a></li>
            </ul>
        </section>
    }
}
