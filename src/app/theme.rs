//! Design tokens as egui colours, and the style of every widget.

use egui::{
    Button, Color32, CornerRadius, FontFamily, FontId, Margin, RichText, Shadow, Stroke, Style,
    TextStyle, Ui, Vec2, Visuals, style::ScrollAnimation,
};

use super::fonts;
use crate::{
    command::{Contrast, Motion, Settings, ThemeChoice},
    scene::{Colour, Paint, Rgb, Theme, Token},
};

/// Width kept free for a scroll bar, in points.
pub(super) const SCROLL_BAR: i8 = 12;

/// Keeps what is put into a scroll area clear of its bar.
pub(super) fn beside_scroll_bar(ui: &mut egui::Ui) {
    ui.set_max_width(ui.available_width() - f32::from(SCROLL_BAR));
}

/// A thin line from side to side.
pub(super) fn hairline(ui: &mut egui::Ui) {
    let size = Vec2::new(ui.available_width(), 1.0);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let rule = Stroke::new(1.0, ink(ui, Token::Rule));
    ui.painter().hline(rect.x_range(), rect.center().y, rule);
}

/// The theme that egui is in: the one that has this paper.
pub(super) fn theme_of(visuals: &Visuals) -> Theme {
    let known = Theme::ON_SCREEN
        .into_iter()
        .find(|theme| visuals.panel_fill == colour(*theme, Token::Paper));
    known.unwrap_or(Theme::new(visuals.dark_mode, false))
}

/// A token's colour.
pub(super) fn colour(theme: Theme, token: Token) -> Color32 {
    let Rgb(red, green, blue) = theme.rgb(token);
    Color32::from_rgb(red, green, blue)
}

/// The colour of a filled area.
pub(super) fn area(theme: Theme, paint: Paint) -> Color32 {
    painted(Colour::of_area(theme, paint))
}

/// A colour of a picture.
pub(super) fn painted(Colour { rgb, alpha }: Colour) -> Color32 {
    let Rgb(red, green, blue) = rgb;
    thinned(Color32::from_rgb(red, green, blue), alpha)
}

fn thinned(colour: Color32, alpha: f32) -> Color32 {
    if alpha >= 1.0 {
        colour
    } else {
        colour.gamma_multiply(alpha)
    }
}

/// A token's colour in the theme that a `Ui` is in.
pub(super) fn ink(ui: &egui::Ui, token: Token) -> Color32 {
    colour(theme_of(ui.visuals()), token)
}

/// Ground and ink of words that a search has found. Where nothing may be faint, ink and ground change
/// about.
pub(super) fn found(ui: &egui::Ui) -> (Color32, Color32) {
    let theme = theme_of(ui.visuals());
    if theme.has_high_contrast() {
        return (colour(theme, Token::Mark), colour(theme, Token::Paper));
    }
    let ground = thinned(colour(theme, Token::Selection), 0.35);
    (ground, colour(theme, Token::Ink))
}

/// Gives egui our fonts, and takes from it what commands do.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.options_mut(|options| {
        // The size of the interface is a setting.
        options.zoom_with_keyboard = false;
        // A system that does not say is taken for light: the pictures on paper are.
        options.fallback_theme = egui::Theme::Light;
    });
}

/// Has egui draw as the user prefers.
pub(super) fn apply(ctx: &egui::Context, settings: Settings) {
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        ctx.set_style_of(theme, style(theme, settings));
    }
    ctx.set_theme(match settings.theme {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    });
    ctx.set_zoom_factor(settings.scale.factor());
}

/// A button that shows whether what it stands for is chosen. Where nothing may be faint, it does so
/// by changing ink and ground about.
pub(super) fn selectable<'a>(ui: &Ui, name: &str, chosen: bool) -> Button<'a> {
    let mut text = RichText::new(name);
    let turned_over = chosen && theme_of(ui.visuals()).has_high_contrast();
    if turned_over {
        text = text.color(ink(ui, Token::Paper));
    }
    let button = Button::new(text).selected(chosen);
    if turned_over {
        button.fill(ink(ui, Token::Mark))
    } else {
        button
    }
}

/// The button of what is done most.
pub(super) fn primary<'a>(ui: &Ui, name: &str) -> Button<'a> {
    let text = RichText::new(name).color(ink(ui, Token::Paper));
    Button::new(text).fill(ink(ui, Token::Mark))
}

/// The colour of what is of second rank on such a button.
pub(super) fn second_ink(ui: &Ui, chosen: bool) -> Color32 {
    let turned_over = chosen && theme_of(ui.visuals()).has_high_contrast();
    let token = if turned_over {
        Token::Paper
    } else {
        Token::Ink2
    };
    ink(ui, token)
}

fn style(theme: egui::Theme, settings: Settings) -> Style {
    let dark = theme == egui::Theme::Dark;
    let theme = Theme::new(dark, settings.contrast == Contrast::High);
    let mut style = Style {
        visuals: visuals(theme),
        ..Style::default()
    };
    if settings.motion == Motion::None {
        style.animation_time = 0.0;
        style.scroll_animation = ScrollAnimation::none();
        style.visuals.text_cursor.blink = false;
    }
    style.text_styles = [
        (TextStyle::Body, FontId::proportional(13.0)),
        (TextStyle::Button, FontId::proportional(13.0)),
        (TextStyle::Small, FontId::proportional(11.0)),
        (
            TextStyle::Monospace,
            FontId::new(12.5, FontFamily::Monospace),
        ),
        (TextStyle::Heading, FontId::new(20.0, fonts::serif_strong())),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 6.0);
    spacing.button_padding = Vec2::new(10.0, 5.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::symmetric(16, 12);
    spacing.interact_size.y = 24.0;
    spacing.tooltip_width = 360.0;
    spacing.scroll = egui::style::ScrollStyle::thin();
    style.interaction.tooltip_delay = 0.25;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(theme: Theme) -> Visuals {
    let token = |token| colour(theme, token);
    let mut visuals = match theme {
        Theme::Light | Theme::BlackOnWhite | Theme::Print => Visuals::light(),
        Theme::Dark | Theme::WhiteOnBlack => Visuals::dark(),
    };
    let hairline = Stroke::new(1.0, token(Token::Rule));
    // The edge of what can be pressed, and of what the pointer or the keyboard is at.
    let mut edge = hairline;
    let mut edge_at_hand = Stroke::new(1.0, token(Token::Mark));
    if theme.has_high_contrast() {
        edge.color = token(Token::Ink3);
        edge_at_hand.width = 2.0;
        visuals.disabled_alpha = 0.65;
    }
    visuals.panel_fill = token(Token::Paper);
    visuals.window_fill = token(Token::Paper);
    visuals.window_stroke = edge;
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.extreme_bg_color = token(Token::Paper);
    visuals.faint_bg_color = token(Token::Lane);
    visuals.code_bg_color = token(Token::Panel);
    visuals.hyperlink_color = token(Token::Mark);
    visuals.warn_fg_color = token(Token::Warning);
    visuals.error_fg_color = token(Token::Warning);
    visuals.weak_text_color = Some(token(Token::Ink2));
    visuals.selection.bg_fill = token(Token::AccentGround);
    visuals.selection.stroke = Stroke::new(1.0, token(Token::Mark));
    visuals.popup_shadow = Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: Color32::from_black_alpha(40),
    };
    visuals.window_shadow = visuals.popup_shadow;
    visuals.button_frame = true;
    let widgets = &mut visuals.widgets;
    let radius = CornerRadius::same(5);
    for (state, fill, edge) in [
        (&mut widgets.noninteractive, Token::Paper, hairline),
        (&mut widgets.inactive, Token::Paper, edge),
        (&mut widgets.hovered, Token::AccentGround, edge_at_hand),
        (&mut widgets.active, Token::AccentGround, edge_at_hand),
        (&mut widgets.open, Token::AccentGround, edge_at_hand),
    ] {
        state.bg_fill = token(fill);
        state.weak_bg_fill = token(fill);
        state.bg_stroke = edge;
        state.fg_stroke = Stroke::new(1.0, token(Token::Ink));
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    // The head of a window takes this one.
    visuals.widgets.open.weak_bg_fill = token(Token::Panel);
    visuals
}
