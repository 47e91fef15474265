//! Something on the screen, found by role and name.

use std::fmt::{self, Display, Formatter};
use std::sync::Arc;

use http::Method;
use serde_json::Value;
use thirtyfour::WebElement;
use thirtyfour::common::command::{Command, ExtensionCommand};

use crate::trouble::Trouble;

/// An accessible name, or how it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// All of it.
    Is(String),
    /// Its beginning.
    Begins(String),
}

impl Name {
    /// A name that begins so.
    pub fn begins(text: impl Into<String>) -> Self {
        Self::Begins(text.into())
    }

    pub(crate) fn words(&self) -> &str {
        match self {
            Self::Is(words) | Self::Begins(words) => words,
        }
    }

    fn fits(&self, name: &str) -> bool {
        match self {
            Self::Is(words) => name == words,
            Self::Begins(words) => name.starts_with(words),
        }
    }
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self::Is(name.to_owned())
    }
}

impl Display for Name {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(words) => write!(formatter, "‘{words}’"),
            Self::Begins(words) => write!(formatter, "‘{words}…’"),
        }
    }
}

/// The elements that can have a role, by themselves or because they say so.
pub(crate) fn selector(role: &str) -> String {
    let native = match role {
        "alert" => "[role=alert]",
        "article" => "article",
        "button" => "button, summary, input[type=button], input[type=submit]",
        "checkbox" => "input[type=checkbox]",
        "combobox" => "select, input[list]",
        "complementary" => "aside",
        "dialog" => "dialog",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "Iframe" => "iframe",
        "link" => "a[href]",
        "main" => "main",
        "navigation" => "nav",
        "region" => "section",
        "searchbox" => "input[type=search]",
        "status" => "[role=status], output",
        "table" => "table",
        "textbox" => "textarea, input[type=text], input:not([type])",
        other => return format!("[role={other}]"),
    };
    format!("{native}, [role={}]", role.to_lowercase())
}

/// Something on the screen.
#[derive(Clone, Debug)]
pub struct Element(WebElement);

impl Element {
    pub(crate) fn new(element: WebElement) -> Self {
        Self(element)
    }

    /// The driver's own handle.
    pub fn web(&self) -> &WebElement {
        &self.0
    }

    /// Its accessible name, as the browser computes it.
    ///
    /// # Errors
    /// Where the element is gone.
    pub async fn name(&self) -> Result<String, Trouble> {
        self.computed("computedlabel").await
    }

    /// Its role, as the browser computes it.
    ///
    /// # Errors
    /// Where the element is gone.
    pub async fn role(&self) -> Result<String, Trouble> {
        let role = self.computed("computedrole").await?;
        // Firefox computes none for frames.
        let is_frame = role.is_empty() && self.0.tag_name().await? == "iframe";
        Ok(if is_frame { "Iframe".to_owned() } else { role })
    }

    pub(crate) async fn is(&self, role: &str, name: &Name) -> bool {
        // An element that has gone meanwhile is not it.
        name.fits(&self.name().await.unwrap_or_default()) && self.role().await.is_ok_and(|computed| computed == role)
    }

    /// Clicks it. What stays in view while a page scrolls may lie over it: then a person scrolls on, and so does this.
    ///
    /// # Errors
    /// Where it cannot be clicked.
    pub async fn click(&self) -> Result<(), Trouble> {
        if self.0.click().await.is_ok() {
            return Ok(());
        }
        let middle = "arguments[0].scrollIntoView({ block: 'center' })";
        self.0.handle().execute(middle, vec![self.0.to_json()?]).await?;
        Ok(self.0.click().await?)
    }

    /// The text that it shows.
    ///
    /// # Errors
    /// Where the element is gone.
    pub async fn text(&self) -> Result<String, Trouble> {
        Ok(self.0.text().await?)
    }

    /// An attribute; empty where it has none.
    ///
    /// # Errors
    /// Where the element is gone.
    pub async fn attribute(&self, name: &str) -> Result<String, Trouble> {
        Ok(self.0.attr(name).await?.unwrap_or_default())
    }

    /// What a field holds.
    ///
    /// # Errors
    /// Where the element is gone.
    pub async fn value(&self) -> Result<String, Trouble> {
        Ok(self.0.value().await?.unwrap_or_default())
    }

    async fn computed(&self, what: &'static str) -> Result<String, Trouble> {
        let command = ComputedProperty { id: self.0.element_id().to_string(), what };
        let answer = self.0.handle().cmd(Command::ExtensionCommand(Box::new(command))).await?;
        let text: String = answer.value()?;
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// WebDriver's "Get Computed Role" and "Get Computed Label".
#[derive(Debug)]
struct ComputedProperty {
    id: String,
    what: &'static str,
}

impl ExtensionCommand for ComputedProperty {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/{}", self.id, self.what).into()
    }
}
