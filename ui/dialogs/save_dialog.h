// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <functional>

class QWidget;

namespace muscope {

class InspectionState;
class Workspace;

// Asks for a place and writes a file there: makes the bytes and writes them in the background, all
// of the file or nothing, and says in the status bar what came of it. make runs on another thread
// and must stand on what it holds alone.
void saveToFile(QWidget* parent, const Workspace& workspace, InspectionState& state,
                const QString& suggestedName, std::function<Result<QByteArray>()> make);

// A name without what a file system would not take, cut to a usual length.
[[nodiscard]] QString fileNameOf(const QString& text);

} // namespace muscope
