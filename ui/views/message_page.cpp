// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/message_page.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace muscope {

namespace {

constexpr int MessageIconSize = 32;
constexpr int MessageWidth = 480;
constexpr int LeastTextWidth = 160;

} // namespace

MessagePage::MessagePage(const Theme& theme, const QString& iconName, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_iconName(iconName)
    , m_icon(new QLabel(this))
    , m_heading(new RoleLabel(theme, ColorRole::Text, this))
    , m_sentence(new RoleLabel(theme, ColorRole::Muted, this))
    , m_buttons(new QHBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::Half);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_heading, 0, Qt::AlignHCenter);
    layout->addWidget(m_sentence, 0, Qt::AlignHCenter);
    layout->addSpacing(metrics::Half);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
    m_buttons->setAlignment(Qt::AlignHCenter);
    m_buttons->setSpacing(metrics::Half);
    m_heading->setFont(semiboldFont(scaledFont(font(), 1.15)));
    m_heading->setAlignment(Qt::AlignHCenter);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    connect(&theme, &Theme::changed, this, &MessagePage::recolour);
    recolour();
}

void MessagePage::setMessage(const QString& heading, const QString& sentence) {
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    fitSentence();
    setAccessibleName(heading);
    setAccessibleDescription(sentence);
}

QPushButton* MessagePage::addButton(const QString& text) {
    auto* button = new QPushButton(text, this);
    button->setAccessibleName(text);
    button->setDefault(m_buttons->count() == 0);
    m_buttons->addWidget(button);
    return button;
}

void MessagePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitSentence();
}

void MessagePage::fitSentence() {
    // A centred label is not asked how tall it is at its width: it is told.
    const int room = std::max(width() - 2 * metrics::Gap, LeastTextWidth);
    const int wanted =
        m_sentence->fontMetrics().horizontalAdvance(m_sentence->text()) + metrics::Wide;
    const int fitting = std::min({wanted, MessageWidth, room});
    m_sentence->setMinimumSize(0, 0); // a former height would count as the least
    m_sentence->setFixedSize(fitting, std::max(0, m_sentence->heightForWidth(fitting)));
}

void MessagePage::recolour() {
    m_icon->setPixmap(icon(m_iconName, m_theme.color(ColorRole::Faint))
                          .pixmap(QSize(MessageIconSize, MessageIconSize), devicePixelRatioF()));
}

} // namespace muscope
