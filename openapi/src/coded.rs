//! Enums whose values are words: one table gives the code of JSON, SQL and addresses, and the label
//! on the page.

/// Declares an enum by `Variant = "code" "label",` (the label may be left out for all), with `ALL`,
/// `code`, `parse` and `label`. A code is its variant in snake case.
macro_rules! coded_enum {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $code:literal $($label:literal)?,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[derive(serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_meta])* $variant,)+ }

        impl $name {
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$variant),+];

            /// The word in JSON, SQL and addresses.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.code() == code)
            }
        }

        $crate::coded::coded_enum!(@label $name $($variant $($label)?,)+);
    };
    (@label $name:ident $($variant:ident $label:literal,)+) => {
        impl $name {
            /// The word on the page.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
        }
    };
    (@label $name:ident $($variant:ident,)+) => {};
}
pub(crate) use coded_enum;
