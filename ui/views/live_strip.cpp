// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/live_strip.h"

#include "core/workspace/live_connections.h"
#include "ui/models/live_text.h"
#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/views/elided_label.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

LiveStrip::LiveStrip(const LiveConnections& connections, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_text(new ElidedLabel(theme, ColorRole::Muted, this))
    , m_trouble(new ElidedLabel(theme, ColorRole::Malformed, this)) {
    setAccessibleName(tr("Live"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Gap);
    layout->addWidget(m_text);
    layout->addWidget(m_trouble);
    connect(&connections, &LiveConnections::changed, this, &LiveStrip::showCounts);
    showCounts();
}

void LiveStrip::showCounts() {
    std::int64_t messages = 0;
    std::int64_t bytes = 0;
    std::int64_t waiting = 0;
    std::int64_t spooled = 0;
    QStringList errors;
    for (const auto& connection : m_connections.all()) {
        const LiveStatus& status = connection->status();
        messages += status.messages;
        bytes += status.bytes;
        waiting += static_cast<std::int64_t>(status.recording.lag);
        spooled += static_cast<std::int64_t>(status.recording.spooled);
        if (!status.recording.lastError.isEmpty()) {
            errors += visibleLine(status.recording.lastError);
        }
    }
    setVisible(!m_connections.all().empty());
    m_text->setText(tr("live: %1 messages · %2 bytes").arg(countText(messages), countText(bytes)));
    QStringList trouble;
    if (waiting > 0) {
        trouble += tr("%1 waiting").arg(countText(waiting));
    }
    if (spooled > 0) {
        trouble += tr("%1 in the spool").arg(countText(spooled));
    }
    m_trouble->setText(trouble.join(u" · "_s));
    m_trouble->setVisible(!trouble.isEmpty());
    setToolTip(errors.isEmpty() ? tr("Messages of all live connections; all of them are recorded")
                                : errors.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s));
}

} // namespace muscope
