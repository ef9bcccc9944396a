//! 图片与附件.

use contract::activity::Activity;
use contract::file::FileKind;
use contract::limit;
use yew::prelude::*;

use super::super::FormProps;
use crate::page::workflow::Upload;
use crate::ui::TextField;

/// `stored` shows what the content names by id.
pub fn files(shared: &FormProps, stored: Option<&Activity>) -> Html {
    let picture = stored.and_then(|a| a.picture.clone());
    let attachment = stored.and_then(|a| a.attachment.clone());
    let (c, edit) = (&shared.content, &shared.edit);
    html! {
        <>
            <Upload kind={FileKind::Picture} name="picture" label="活动图片" id={c.picture} stored={picture} onchange={edit.on(|c, v| c.picture = v)} />
            if c.picture.is_some() || !c.picture_alt.is_empty() {
                <TextField name="picture_alt" label="图片说明" required={c.picture.is_some()} limit={limit::SUMMARY} value={c.picture_alt.clone()}
                    hint="用一句话说明图片内容，供看不到图片的读者了解。" onchange={edit.on(|c, v| c.picture_alt = v)} />
            }
            <Upload kind={FileKind::Document} name="attachment" label="附件" id={c.attachment} stored={attachment} onchange={edit.on(|c, v| c.attachment = v)} />
        </>
    }
}
