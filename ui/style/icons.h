// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace muscope {

// The icon name ("store", "next", …) of the SVG set, in color. Sharp at every size and scale.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color);

} // namespace muscope
