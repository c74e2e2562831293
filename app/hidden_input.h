// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace muscope {

// Whether there is somebody to ask: standard input is a terminal.
[[nodiscard]] bool canAsk();

// Asks on the terminal and reads a line without showing it; empty when nothing was typed, or when
// stop was requested first.
[[nodiscard]] QByteArray askHidden(const QString& question, const std::stop_token& stop);

// Asks on the terminal for y or n; true for y and yes alone.
[[nodiscard]] bool confirmed(const QString& question, const std::stop_token& stop);

} // namespace muscope
