// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/content_block_view.h"

#include "core/shape/block_bytes.h"
#include "core/workspace/background.h"
#include "core/workspace/workspace.h"
#include "ui/dialogs/save_dialog.h"
#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/code_box.h"
#include "ui/views/elided_label.h"
#include "ui/views/key_value_list.h"
#include "ui/views/picture_box.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::size_t ShownTextBytes = 32U << 10;
constexpr int TextLines = 24;
constexpr qsizetype FactCharacters = 1'000;

QString shown(const std::string& text) {
    return visibleStart(text, FactCharacters);
}

// The first bytes, cut between characters.
std::string_view startOf(std::string_view text) {
    std::size_t end = std::min(text.size(), ShownTextBytes);
    while (end > 0 && end < text.size() &&
           (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end);
}

} // namespace

ContentBlockView::ContentBlockView(const ViewContext& context,
                                   std::shared_ptr<const json::OwnedDocument> payload,
                                   const ContentBlock& block, std::size_t number, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_payload(std::move(payload))
    , m_block(block)
    , m_number(number)
    , m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::Half);
    addHeading();
    addFacts();
    if (!m_block.problem.empty()) {
        say(shown(m_block.problem));
    }
    const bool isWhole = m_block.kind == ContentBlock::Kind::Structured ||
                         m_block.kind == ContentBlock::Kind::Unknown;
    if (m_block.text) {
        addText(*m_block.text, true);
    } else if (isWhole) {
        addText(m_block.node, false);
    }
    const bool isPicture =
        m_block.kind == ContentBlock::Kind::Image || m_block.mimeType.starts_with("image/");
    if (m_block.data && isPicture) {
        addPicture();
    }
    setAccessibleName(tr("Block %1: %2").arg(m_number).arg(kindWord()));
}

ContentBlockView::~ContentBlockView() {
    m_watcher.cancel(); // what has not begun to be unpacked need not be
}

void ContentBlockView::addHeading() {
    m_heading = new QHBoxLayout;
    m_heading->setContentsMargins(0, 0, 0, 0);
    m_heading->setSpacing(metrics::Quarter);
    auto* kind = new RoleLabel(m_context.theme, ColorRole::Text, this);
    kind->setFont(semiboldFont(font()));
    kind->setText(m_block.role.empty() ? kindWord() : shown(m_block.role) + u" · "_s + kindWord());
    m_facts = new ElidedLabel(m_context.theme, ColorRole::Muted, this);
    QStringList facts;
    if (!m_block.mimeType.empty()) {
        facts += shown(m_block.mimeType);
    }
    if (m_block.data) {
        facts += tr("%1 bytes").arg(countText(base64Size(m_payload->document(), *m_block.data)));
    } else if (m_block.size) {
        facts += tr("%1 bytes").arg(countText(*m_block.size));
    }
    m_facts->setText(facts.join(u" · "_s));
    m_heading->addWidget(kind);
    m_heading->addSpacing(metrics::Quarter);
    m_heading->addWidget(m_facts, 1);
    if (m_block.data) {
        addTool(tr("Save as…"), &ContentBlockView::save);
    }
    m_layout->addLayout(m_heading);
}

void ContentBlockView::addTool(const QString& text, void (ContentBlockView::*slot)()) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(tr("%1 (block %2)").arg(text).arg(m_number));
    connect(button, &QToolButton::clicked, this, slot);
    m_heading->addWidget(button);
}

void ContentBlockView::addFacts() {
    std::vector<KeyValueList::Fact> facts;
    const auto add = [&facts](const QString& key, const std::string& text, bool isMono) {
        if (!text.empty()) {
            facts.push_back({key, shown(text), isMono});
        }
    };
    add(tr("URI"), m_block.uri, true);
    add(tr("Name"), m_block.name, false);
    add(tr("Title"), m_block.title, false);
    add(tr("Description"), m_block.description, false);
    if (!facts.empty()) {
        auto* list = new KeyValueList(m_context.theme, this);
        list->setFacts(facts);
        m_layout->addWidget(list);
    }
}

void ContentBlockView::addText(json::NodeId node, bool isString) {
    std::string scratch;
    const json::Document& document = m_payload->document();
    const std::string_view all =
        isString ? document.decodedString(node, scratch) : document.spelling(node);
    const std::string_view start = startOf(all);
    auto* box = new CodeBox(m_context.theme, this);
    box->text().setLineLimit(TextLines);
    box->text().setAccessibleName(tr("Text of block %1").arg(m_number));
    box->text().setText(
        visibleText(QString::fromUtf8(start.data(), static_cast<qsizetype>(start.size()))));
    m_layout->addWidget(box);
    if (start.size() < all.size()) {
        say(tr("The first %1 of %2 bytes are shown; the tree has them all.")
                .arg(countText(std::int64_t(start.size())), countText(std::int64_t(all.size()))));
    } else if (all.empty()) {
        box->hide();
        say(tr("The text is empty."));
    }
}

void ContentBlockView::addPicture() {
    m_picture = new PictureBox(m_context.theme, this);
    m_picture->setAccessibleName(tr("Picture of block %1").arg(m_number));
    m_picture->hide();
    m_layout->addWidget(m_picture);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ContentBlockView::showPicture);
    m_watcher.setFuture(m_context.workspace.background().run<Result<BlockImage>>(
        [payload = m_payload, data = *m_block.data]() -> Result<BlockImage> {
            const Result<QByteArray> bytes = base64Bytes(payload->document(), data);
            return bytes ? decodeImage(*bytes) : tl::unexpected(bytes.error());
        }));
}

void ContentBlockView::showPicture() {
    if (m_watcher.future().resultCount() == 0) {
        return;
    }
    const Result<BlockImage> picture = m_watcher.result();
    if (!picture) {
        say(picture.error().message);
        return;
    }
    m_facts->setText(m_facts->text() + u" · "_s +
                     tr("%1 × %2 pixels").arg(picture->size.width()).arg(picture->size.height()));
    m_picture->setImage(picture->image);
    m_picture->show();
    addTool(tr("Copy picture"), &ContentBlockView::copyPicture);
}

void ContentBlockView::say(const QString& sentence) {
    auto* label = new RoleLabel(m_context.theme, ColorRole::Muted, this);
    label->setText(sentence);
    label->setWordWrap(true);
    m_layout->addWidget(label);
}

void ContentBlockView::save() {
    saveToFile(this, m_context.workspace, m_context.state, fileName(),
               [payload = m_payload, data = *m_block.data] {
                   return base64Bytes(payload->document(), data);
               });
}

void ContentBlockView::copyPicture() {
    QGuiApplication::clipboard()->setImage(m_picture->image());
    m_context.state.say(tr("The picture was copied"));
}

QString ContentBlockView::kindWord() const {
    switch (m_block.kind) {
    case ContentBlock::Kind::Text:
        return tr("Text");
    case ContentBlock::Kind::Image:
        return tr("Image");
    case ContentBlock::Kind::Audio:
        return tr("Audio");
    case ContentBlock::Kind::Resource:
        return tr("Resource");
    case ContentBlock::Kind::ResourceLink:
        return tr("Link to a resource");
    case ContentBlock::Kind::Structured:
        return tr("Structured content");
    case ContentBlock::Kind::Unknown:
        break;
    }
    return m_block.type.empty() ? tr("No block") : tr("Unknown type “%1”").arg(shown(m_block.type));
}

QString ContentBlockView::fileName() const {
    const QString uri = QUrl(QString::fromStdString(m_block.uri)).fileName();
    if (!uri.isEmpty()) {
        return fileNameOf(uri);
    }
    const QString ending = QString::fromStdString(m_block.mimeType).section(u'/', 1, 1);
    return fileNameOf(u"block-%1"_s.arg(m_number) + (ending.isEmpty() ? QString() : u'.' + ending));
}

} // namespace muscope
