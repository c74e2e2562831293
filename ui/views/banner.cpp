// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/banner.h"

#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/style/verdict_sign.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace muscope {

Banner::Banner(const Theme& theme, const QString& buttonText, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_sentence(new RoleLabel(theme, ColorRole::Text, this))
    , m_button(new QPushButton(buttonText, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Gap + metrics::SignSize + metrics::Half, metrics::Half,
                               metrics::Gap, metrics::Half);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_button);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setAccessibleName(buttonText);
    connect(m_button, &QPushButton::clicked, this, &Banner::buttonClicked);
}

void Banner::setSentence(const QString& sentence) {
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
}

void Banner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::FailureBackground));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(ColorRole::Line));
    const QRect sign(metrics::Gap, (height() - metrics::SignSize) / 2, metrics::SignSize,
                     metrics::SignSize);
    VerdictSign(m_theme).paint(painter, sign, Verdict::Malformed);
}

} // namespace muscope
