// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/theme.h"

namespace muscope {

namespace {

using Colors = std::array<QRgb, static_cast<std::size_t>(ColorRole::Count)>;

constexpr Colors LightColors{
    0xffF5F6F8, // Background
    0xffFFFFFF, // Panel
    0xffE1E4E9, // Line
    0xff1B1F24, // Text
    0xff6A7280, // Muted
    0xff9AA2AF, // Faint
    0xff2F6FDE, // Accent
    0xffDFEAFD, // Selection
    0xffF0F3F7, // Hover
    0xffF7F8FA, // Code
    0xff009E73, // Match
    0xffD55E00, // Differs
    0xffC98A00, // Malformed
    0xffB8568A, // WrongSubject
    0xff9AA2AF, // None
    0xffFDEEE4, // FailureBackground
    0xffFFFFFF, // OnFailure
    0xff2F6FDE, // JsonKey
    0xff1E7F78, // JsonString
    0xffB04E00, // JsonNumber
    0xff8467CF, // JsonWord
    0xff3A73CD, // LaneClient
    0xff8FB3EC, // LaneServer
    0xff2C9C94, // LaneTeal
    0xff8467CF, // LaneViolet
    0xff7A8C2E, // LaneOlive
    0xff5E7F9B, // LaneSlate
    0xff9A6B3F, // LaneBrown
    0xffB0617A, // LaneRose
};

constexpr Colors DarkColors{
    0xff15171B, // Background
    0xff1C1F24, // Panel
    0xff2B2F36, // Line
    0xffE3E6EB, // Text
    0xff8D95A3, // Muted
    0xff666E7B, // Faint
    0xff6EA0FF, // Accent
    0xff233552, // Selection
    0xff23272E, // Hover
    0xff181B1F, // Code
    0xff2CC295, // Match
    0xffFF8A3D, // Differs
    0xffE8B341, // Malformed
    0xffE08AB8, // WrongSubject
    0xff666E7B, // None
    0xff3A2618, // FailureBackground
    0xff1C1F24, // OnFailure
    0xff6EA0FF, // JsonKey
    0xff43B8AF, // JsonString
    0xffFF9D5C, // JsonNumber
    0xffA58BEB, // JsonWord
    0xff6C9DF0, // LaneClient
    0xff3F5F93, // LaneServer
    0xff43B8AF, // LaneTeal
    0xffA58BEB, // LaneViolet
    0xffA3B455, // LaneOlive
    0xff86A9C4, // LaneSlate
    0xffC69A6C, // LaneBrown
    0xffD98DA3, // LaneRose
};

bool looksDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

} // namespace

Theme::Theme(const QPalette& desktop, QObject* parent)
    : QObject(parent)
    , m_desktopIsDark(looksDark(desktop))
    , m_isDark(m_desktopIsDark) {}

void Theme::setChoice(Choice choice) {
    m_choice = choice;
    m_isDark = choice == Choice::Dark || (choice == Choice::AsDesktop && m_desktopIsDark);
    emit changed();
}

void Theme::setDesktopDark(bool isDark) {
    if (isDark != m_desktopIsDark) {
        m_desktopIsDark = isDark;
        setChoice(m_choice);
    }
}

QColor Theme::color(ColorRole role) const {
    return QColor::fromRgba((m_isDark ? DarkColors : LightColors)[static_cast<std::size_t>(role)]);
}

QColor Theme::mix(const QColor& base, const QColor& over, double share) {
    const auto channel = [share](int from, int to) {
        return from + static_cast<int>((to - from) * share);
    };
    return {channel(base.red(), over.red()), channel(base.green(), over.green()),
            channel(base.blue(), over.blue())};
}

QPalette Theme::palette() const {
    QPalette palette;
    const QColor text = color(ColorRole::Text);
    const QColor panel = color(ColorRole::Panel);
    palette.setColor(QPalette::Window, panel);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, panel);
    palette.setColor(QPalette::AlternateBase, color(ColorRole::Code));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, color(ColorRole::Background));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, color(ColorRole::OnFailure));
    palette.setColor(QPalette::PlaceholderText, color(ColorRole::Faint));
    palette.setColor(QPalette::Highlight, color(ColorRole::Selection));
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, color(ColorRole::Accent));
    palette.setColor(QPalette::LinkVisited, color(ColorRole::Accent));
    palette.setColor(QPalette::ToolTipBase, color(ColorRole::Code));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Light, color(ColorRole::Hover));
    palette.setColor(QPalette::Midlight, color(ColorRole::Hover));
    palette.setColor(QPalette::Mid, color(ColorRole::Line));
    palette.setColor(QPalette::Dark, color(ColorRole::Faint));
    palette.setColor(QPalette::Shadow, color(ColorRole::Line));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, color(ColorRole::Faint));
    }
    return palette;
}

} // namespace muscope
