// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/filter_message.h"

#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QVBoxLayout>

#include <algorithm>

namespace muscope {

FilterMessage::FilterMessage(const Theme& theme, QWidget* window)
    : RoundedPanel(theme, ColorRole::FailureBackground, ColorRole::Differs, window)
    , m_label(new RoleLabel(theme, ColorRole::Text, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Gap, metrics::Half, metrics::Gap, metrics::Half);
    layout->addWidget(m_label);
    m_label->setWordWrap(true);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void FilterMessage::showBelow(const QWidget& field, const QString& message) {
    m_label->setText(message);
    setAccessibleName(message);
    const int wanted = fontMetrics().horizontalAdvance(message) + 2 * metrics::Gap + metrics::Half;
    const int fitting = std::min(wanted, field.width());
    resize(fitting,
           layout()->hasHeightForWidth() ? layout()->heightForWidth(fitting) : sizeHint().height());
    move(field.mapTo(parentWidget(), QPoint(0, field.height() + metrics::Quarter)));
    raise();
    show();
}

} // namespace muscope
