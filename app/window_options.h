// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/main/screenshot.h"
#include "ui/style/theme.h"

#include <QSize>
#include <QStringList>

#include <optional>

namespace muscope {

// What the window was asked for on the command line.
struct WindowOptions {
    QString store; // empty: the last one
    std::optional<Screenshot::Wish> screenshot;
    std::optional<QSize> size;
    std::optional<Theme::Choice> theme;
    std::optional<SessionId> session;
    QString view;
    QString beside;    // workflows, receipts or both, to be opened and shown
    QString workflows; // a file or folder; empty: those of the last time
    QString receipts;  // a folder; empty: the same
    bool showsWorkflows = false;
    bool wantsHelp = false;
    bool wantsVersion = false;

    [[nodiscard]] static Result<WindowOptions> parse(const QStringList& arguments);
    [[nodiscard]] static QString helpText();
};

} // namespace muscope
