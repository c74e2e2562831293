// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"
#include "ui/style/theme.h"

#include <QRectF>

class QPainter;

namespace muscope {

// The sign of what is told of a document, by its shape first and its colour second: a filled disc
// for an error, a triangle for a warning, a ring for a remark.
class SeveritySign {
public:
    explicit SeveritySign(const Theme& theme)
        : m_theme(theme) {}

    // Draws the sign centred in area, as large as its shorter side.
    void paint(QPainter& painter, const QRectF& area, MamlSeverity severity) const;

    [[nodiscard]] static ColorRole roleOf(MamlSeverity severity);

private:
    const Theme& m_theme;
};

} // namespace muscope
