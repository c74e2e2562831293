// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/raw_view.h"

#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype ShownBytes = 1 << 19;
// A text without line ends is broken here: the editor lays a line out as a whole.
constexpr qsizetype LongestLine = 4096;

// The first bytes that are shown, cut between characters.
QByteArrayView shownBytes(QByteArrayView bytes) {
    qsizetype end = std::min(bytes.size(), ShownBytes);
    while (end > 0 && end < bytes.size() &&
           (static_cast<unsigned char>(bytes[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return bytes.first(end);
}

QString withBrokenLines(const QString& text) {
    QString broken;
    qsizetype lineStart = 0;
    while (lineStart < text.size()) {
        qsizetype lineEnd = text.indexOf(u'\n', lineStart);
        lineEnd = lineEnd < 0 ? text.size() : lineEnd + 1;
        const qsizetype end = std::min(lineEnd, lineStart + LongestLine);
        broken += QStringView(text).sliced(lineStart, end - lineStart);
        if (end < lineEnd) {
            broken += u'\n';
        }
        lineStart = end;
    }
    return broken;
}

} // namespace

RawView::RawView(const Theme& theme, QWidget* parent)
    : DetailView(parent)
    , m_part(new QComboBox(this))
    , m_size(new RoleLabel(theme, ColorRole::Muted, this))
    , m_copy(new QPushButton(tr("Copy all"), this))
    , m_text(new QPlainTextEdit(this)) {
    build();
    connect(m_part, &QComboBox::currentIndexChanged, this, &RawView::showPart);
    connect(m_copy, &QPushButton::clicked, this, &RawView::copyAll);
}

QString RawView::name() const {
    return u"raw"_s;
}

QString RawView::title() const {
    return tr("Raw");
}

void RawView::build() {
    m_part->setAccessibleName(tr("What to show"));
    m_part->view()->setAccessibleName(m_part->accessibleName());
    m_copy->setAccessibleName(tr("Copy all"));
    m_text->setAccessibleName(tr("Text as stored"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setFont(monospaceFont());
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->document()->setDocumentMargin(metrics::Gap);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(metrics::Gap, metrics::Half, metrics::Gap, metrics::Half);
    row->setSpacing(metrics::Gap);
    row->addWidget(m_part);
    row->addWidget(m_size, 1);
    row->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_text, 1);
    setAccessibleName(tr("Raw"));
}

void RawView::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    const QSignalBlocker blocker(m_part);
    const QVariant wanted = m_part->currentData();
    m_detail = detail;
    m_part->clear();
    if (detail->event.payload) {
        m_part->addItem(tr("Payload as stored"), PayloadPart);
    }
    if (detail->event.metadata) {
        m_part->addItem(tr("Metadata as stored"), MetadataPart);
    }
    if (detail->event.raw) {
        m_part->addItem(tr("Bytes as they passed"), RawPart);
    }
    m_part->setCurrentIndex(std::max(0, m_part->findData(wanted)));
    showPart();
}

void RawView::clear() {
    const QSignalBlocker blocker(m_part);
    m_detail.reset();
    m_part->clear();
    showPart();
}

void RawView::showPart() {
    const QByteArray* part = bytes();
    m_copy->setEnabled(part != nullptr);
    if (part == nullptr) {
        m_text->clear();
        m_size->setText(m_detail ? tr("nothing is stored") : QString());
        return;
    }
    const bool isCut = part->size() > ShownBytes;
    const QString size = tr("%1 bytes").arg(countText(part->size()));
    m_size->setText(isCut ? tr("%1, the first %2 KiB shown").arg(size).arg(ShownBytes >> 10)
                          : size);
    m_text->setPlainText(withBrokenLines(visibleBytes(shownBytes(*part))));
}

void RawView::copyAll() const {
    if (const QByteArray* part = bytes()) {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(*part));
    }
}

const QByteArray* RawView::bytes() const {
    if (!m_detail || m_part->currentIndex() < 0) {
        return nullptr;
    }
    const StoredEvent& event = m_detail->event;
    const auto address = [](const std::optional<QByteArray>& part) {
        return part ? &*part : nullptr;
    };
    switch (static_cast<Part>(m_part->currentData().toInt())) {
    case PayloadPart:
        return address(event.payload);
    case MetadataPart:
        return address(event.metadata);
    case RawPart:
        return address(event.raw);
    }
    return nullptr;
}

} // namespace muscope
