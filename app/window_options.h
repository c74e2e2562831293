// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/main/companion_opener.h"
#include "ui/main/screenshot.h"
#include "ui/style/theme.h"

#include <QSize>

#include <optional>

namespace muscope {

// What the window was asked for on the command line.
struct WindowOptions {
    QString store;  // empty: the last one
    QString server; // the address of a live one; empty: none
    std::optional<Screenshot::Wish> screenshot;
    std::optional<QSize> size;
    std::optional<Theme::Choice> theme;
    std::optional<SessionId> session;
    QString view;
    CompanionPaths companions; // of what there is none: that of the last time
    bool showsWorkflows = false;
    bool wantsHelp = false;
    bool wantsVersion = false;

    [[nodiscard]] static Result<WindowOptions> parse(const QStringList& arguments);
    [[nodiscard]] static QString helpText();
};

} // namespace muscope
