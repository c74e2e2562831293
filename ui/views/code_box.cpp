// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/code_box.h"

#include "ui/style/metrics.h"

#include <QVBoxLayout>

namespace muscope {

CodeBox::CodeBox(const Theme& theme, QWidget* parent)
    : RoundedPanel(theme, ColorRole::Code, ColorRole::Line, parent)
    , m_text(new TextBlock(theme, ColorRole::Text, this)) {
    constexpr int SidePadding = 10;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(SidePadding, metrics::Half, SidePadding, metrics::Half);
    layout->addWidget(m_text);
    m_text->setFont(monospaceFont());
}

} // namespace muscope
