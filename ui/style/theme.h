// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

#include <array>

namespace muscope {

// What a colour is for. The values of both themes are in theme.cpp.
enum class ColorRole : unsigned char {
    Background, // behind panels, in fields
    Panel,
    Line,
    Text,
    Muted,
    Faint,
    Accent,
    Selection,
    Hover,
    Code, // behind code and quoted text
    Match,
    Differs,
    Malformed,
    WrongSubject,
    None,
    FailureBackground, // behind a failing row
    OnFailure,         // text on the Differs colour
    JsonKey,
    JsonString,
    JsonNumber,
    JsonWord,   // true, false, null
    LaneClient, // the timeline's lanes: client → server
    LaneServer, // server → client
    LaneTeal,   // notifications
    LaneViolet, // and the types of event, in turn
    LaneOlive,
    LaneSlate,
    LaneBrown,
    LaneRose,
    Count,
};

// The colours the window is drawn with, light or dark; chosen by a person or as the desktop has it.
// One object, owned by main(); widgets and delegates ask it while they paint.
class Theme final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    enum class Choice { AsDesktop, Light, Dark };
    Q_ENUM(Choice)

    // desktop: the palette the application started with, which tells light from dark.
    explicit Theme(const QPalette& desktop, QObject* parent = nullptr);

    void setChoice(Choice choice);
    // What the desktop says of itself; counts while the choice is to be as the desktop.
    void setDesktopDark(bool isDark);
    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const { return m_isDark; }

    [[nodiscard]] QColor color(ColorRole role) const;
    // base with share (0 to 1) of over in it.
    [[nodiscard]] static QColor mix(const QColor& base, const QColor& over, double share);

    [[nodiscard]] QPalette palette() const;

signals:
    void changed();

private:
    Choice m_choice = Choice::AsDesktop;
    bool m_desktopIsDark = false;
    bool m_isDark = false;
};

} // namespace muscope
