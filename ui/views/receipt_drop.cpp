// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/receipt_drop.h"

#include "core/receipt/receipt_folder.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace muscope {

namespace {

// The files dragged; none unless all of them are receipts by their names.
QStringList receiptFiles(const QMimeData& dragged) {
    QStringList files;
    for (const QUrl& url : dragged.urls()) {
        const QString file = url.toLocalFile();
        if (!isReceiptFileName(file.toStdString())) {
            return {};
        }
        files += file;
    }
    return files;
}

} // namespace

ReceiptDrop::ReceiptDrop(const Theme& theme, QWidget* target, PartAt partAt)
    : QWidget(target)
    , m_theme(theme)
    , m_partAt(std::move(partAt)) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Receipts can be dropped here"));
    hide();
    target->setAcceptDrops(true);
    target->installEventFilter(this);
}

bool ReceiptDrop::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
        return follow(*static_cast<QDropEvent*>(event));
    case QEvent::DragLeave:
        hide();
        return false;
    case QEvent::Drop:
        return take(*static_cast<QDropEvent*>(event));
    default:
        return false;
    }
}

bool ReceiptDrop::follow(QDropEvent& event) {
    if (receiptFiles(*event.mimeData()).isEmpty()) {
        hide();
        return false;
    }
    const QRect part = m_partAt(event.position().toPoint());
    setVisible(!part.isEmpty());
    setGeometry(part);
    raise();
    // The file stays where it is, whatever was proposed.
    event.setDropAction(Qt::CopyAction);
    event.setAccepted(!part.isEmpty() || event.type() == QEvent::DragEnter);
    return true;
}

bool ReceiptDrop::take(QDropEvent& event) {
    hide();
    const QStringList files = receiptFiles(*event.mimeData());
    const QPoint at = event.position().toPoint();
    if (files.isEmpty() || m_partAt(at).isEmpty()) {
        return false;
    }
    event.setDropAction(Qt::CopyAction);
    event.accept();
    emit dropped(files, at);
    return true;
}

void ReceiptDrop::paintEvent(QPaintEvent*) {
    constexpr double LineWidth = 2;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = m_theme.color(ColorRole::Accent);
    QColor ground = accent;
    ground.setAlphaF(0.08F);
    painter.setPen(QPen(accent, LineWidth));
    painter.setBrush(ground);
    const double inset = LineWidth / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), LineWidth,
                            LineWidth);
}

} // namespace muscope
