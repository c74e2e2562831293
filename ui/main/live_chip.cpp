// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/live_chip.h"

#include "core/workspace/live_connections.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"

#include <QAction>
#include <QMenu>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int LiveSignSide = 11;
constexpr int LivePadding = 10;
constexpr int ChipGap = 6;
constexpr int WidestName = 200;
constexpr int WidestState = 190;

} // namespace

LiveChip::LiveChip(LiveConnections& connections, const Theme& theme, QAction* connectLive,
                   QWidget* parent)
    : QToolButton(parent)
    , m_connections(connections)
    , m_theme(theme)
    , m_sign(theme)
    , m_connectLive(connectLive) {
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto* menu = new QMenu(this);
    menu->setAccessibleName(tr("Live connections"));
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &LiveChip::fillMenu);
    connect(&connections, &LiveConnections::changed, this, &LiveChip::showState);
    showState();
}

QSize LiveChip::sizeHint() const {
    const int name = QFontMetrics(semiboldFont(font())).horizontalAdvance(m_name);
    const int state = fontMetrics().horizontalAdvance(m_state);
    return {2 * LivePadding + LiveSignSide + ChipGap + std::min(name, WidestName) +
                (m_state.isEmpty() ? 0 : ChipGap + std::min(state, WidestState)) + 2,
            std::max(metrics::ControlHeight, fontMetrics().height() + metrics::Half)};
}

QSize LiveChip::minimumSizeHint() const {
    return {std::min(96, sizeHint().width()), sizeHint().height()};
}

void LiveChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLit = underMouse() || isDown();
    painter.setPen(m_theme.color(hasFocus() ? ColorRole::Accent : ColorRole::Line));
    painter.setBrush(m_theme.color(isLit ? ColorRole::Hover : ColorRole::Background));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius,
                            metrics::Radius);
    m_sign.paint(painter,
                 QRectF(LivePadding, (height() - LiveSignSide) / 2.0, LiveSignSide, LiveSignSide),
                 m_tone);
    const QFont bold = m_connections.all().empty() ? font() : semiboldFont(font());
    const QFontMetrics measures(bold);
    QRect text = rect().adjusted(LivePadding + LiveSignSide + ChipGap, 0, -LivePadding, 0);
    const QString name =
        measures.elidedText(m_name, Qt::ElideRight, std::min(text.width(), WidestName));
    painter.setFont(bold);
    painter.setPen(m_theme.color(ColorRole::Text));
    painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine, name);
    text.setLeft(text.left() + measures.horizontalAdvance(name) + ChipGap);
    painter.setFont(font());
    const bool isLoud = m_tone == LiveTone::Failure || m_tone == LiveTone::Warning;
    painter.setPen(m_theme.color(isLoud ? LiveSign::roleOf(m_tone) : ColorRole::Muted));
    painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_state, Qt::ElideRight, text.width()));
}

const LiveConnection* LiveChip::foremost() const {
    const auto rank = [](const LiveConnection& connection) {
        const LiveTone tone = liveTone(connection.status());
        return tone == LiveTone::Failure   ? 4
               : tone == LiveTone::Warning ? 3
               : tone == LiveTone::Working ? 2
               : tone == LiveTone::Good    ? 1
                                           : 0;
    };
    const LiveConnection* found = nullptr;
    for (const auto& connection : m_connections.all()) {
        if (found == nullptr || rank(*connection) >= rank(*found)) {
            found = connection.get();
        }
    }
    return found;
}

void LiveChip::showState() {
    const LiveConnection* connection = foremost();
    if (connection == nullptr) {
        m_name = tr("Live");
        m_state.clear();
        m_tone = LiveTone::Over;
        setToolTip(tr("Connect to an MCP server and record what passes"));
    } else {
        const LiveStatus& status = connection->status();
        const auto others = m_connections.all().size() - 1;
        m_name = visibleLine(connection->name());
        m_state = liveStateText(status);
        if (status.state == ClientState::Ready && status.revision) {
            m_state = u"%1 · %2"_s.arg(revisionText(*status.revision), m_state);
        }
        if (others > 0) {
            m_state += tr(" · %1 more").arg(others);
        }
        m_tone = liveTone(status);
        const QString error = status.error                            ? status.error->message
                              : !status.recording.lastError.isEmpty() ? status.recording.lastError
                                                                      : QString();
        setToolTip((visibleLine(connection->order().address()) + u'\n' + visibleText(error))
                       .trimmed()
                       .toHtmlEscaped()
                       .replace(u'\n', u"<br>"_s));
    }
    setAccessibleName(tr("Live: %1 %2").arg(m_name, m_state));
    updateGeometry();
    update();
}

void LiveChip::fillMenu() {
    QMenu& menu = *this->menu();
    menu.clear();
    const auto& all = m_connections.all();
    for (const auto& connection : all) {
        const QString title =
            u"%1 · %2"_s.arg(visibleLine(connection->name()), liveStateText(connection->status()));
        if (all.size() == 1) {
            addOrders(menu, *connection);
        } else {
            QMenu* own = menu.addMenu(QString(title).replace(u'&', u"&&"_s));
            own->setAccessibleName(title);
            connect(&menu, &QMenu::aboutToHide, own, &QObject::deleteLater);
            addOrders(*own, *connection);
        }
    }
    if (!all.empty()) {
        menu.addSeparator();
    }
    menu.addAction(m_connectLive);
}

void LiveChip::addOrders(QMenu& menu, LiveConnection& connection) {
    const std::uint32_t number = connection.number();
    const auto add = [&menu, this](const QString& text, auto order) {
        connect(menu.addAction(text), &QAction::triggered, this, order);
    };
    if (connection.status().isOver()) {
        add(tr("Connect &again"), [this, number] { emit againWanted(number); });
        add(tr("Connection &log"), [this, number] { emit logWanted(number); });
        // The menu is still being used: what it belongs to goes later.
        connect(
            menu.addAction(tr("&Remove from this list")), &QAction::triggered, this,
            [this, number] { m_connections.dismiss(number); }, Qt::QueuedConnection);
        return;
    }
    add(tr("&Call a tool…"), [this, number] { emit toolsWanted(number); });
    add(tr("Connection &log"), [this, number] { emit logWanted(number); });
    add(tr("D&rop the streams"), [this, number] {
        if (LiveConnection* found = m_connections.find(number)) {
            found->dropStreams();
        }
    });
    add(tr("&Disconnect"), [this, number] {
        if (LiveConnection* found = m_connections.find(number)) {
            found->disconnectFromServer();
        }
    });
}

} // namespace muscope
