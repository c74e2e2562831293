// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/answer_view.h"

#include "core/base/utf8_text.h"
#include "core/json/owned_document.h"
#include "core/shape/payload_shape.h"
#include "core/workspace/background.h"
#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/views/code_box.h"
#include "ui/views/content_block_view.h"
#include "ui/views/elided_label.h"
#include "ui/views/link_label.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace muscope {

namespace {

constexpr qsizetype MostAnswerBytes = 64 * 1024; // bytes of an answer that has no blocks
constexpr int MostAnswerLines = 40;

} // namespace

// An answer taken apart. Immutable.
struct ReadAnswer {
    std::shared_ptr<const json::OwnedDocument> message; // null: no JSON
    PayloadShape shape;
    QByteArray text; // of what has no blocks: the result or the error
    bool isError = false;
};

namespace {

std::shared_ptr<const ReadAnswer> readAnswer(const CallAnswer& answer) {
    auto read = std::make_shared<ReadAnswer>();
    read->isError = answer.isError();
    read->text = toBytes(std::string_view(answer.isError() ? answer.error : answer.result)
                             .substr(0, static_cast<std::size_t>(MostAnswerBytes)));
    if (const auto document = json::OwnedDocument::parse(answer.message)) {
        read->message = *document;
        const json::Document& message = read->message->document();
        read->shape = payloadShape(message, "response");
        const auto result = message.find(json::Root, "result");
        const auto flag = result ? message.find(*result, "isError") : std::nullopt;
        read->isError = read->isError || (flag && message.type(*flag) == json::Type::True);
    }
    return read;
}

} // namespace

AnswerView::AnswerView(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_heading(new ElidedLabel(context.theme, ColorRole::Text, this))
    , m_link(new LinkLabel(context.theme, tr("Show in session"), this))
    , m_area(new QScrollArea(this)) {
    setAccessibleName(tr("Answer"));
    m_area->setAccessibleName(tr("Answer of the server"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_heading->setFont(semiboldFont(font()));
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::Gap);
    row->addWidget(m_heading, 1);
    row->addWidget(m_link);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Half);
    layout->addLayout(row);
    layout->addWidget(m_area, 1);
    connect(m_link, &LinkLabel::activated, this, [this] { emit eventWanted(m_number); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &AnswerView::showRead);
    clear();
}

AnswerView::~AnswerView() = default;

void AnswerView::clear() {
    m_watcher.setFuture({});
    m_heading->setText({});
    m_link->hide();
    static_cast<void>(newPage());
}

QWidget* AnswerView::newPage() {
    auto* page = new QWidget(m_area);
    page->setAccessibleName(m_area->accessibleName());
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, metrics::Half, 0);
    layout->setSpacing(metrics::Gap);
    m_area->setWidget(page);
    return page;
}

void AnswerView::say(const QString& text) {
    auto* box = new CodeBox(m_context.theme, newPage());
    box->text().setAccessibleName(tr("Answer"));
    box->text().setLineLimit(MostAnswerLines);
    box->text().setText(text);
    auto* layout = qobject_cast<QVBoxLayout*>(m_area->widget()->layout());
    layout->addWidget(box);
    layout->addStretch(1);
}

void AnswerView::showAnswer(const Result<CallAnswer>& answer, std::int64_t took) {
    if (!answer) {
        m_heading->setText(answer.error().code == ErrorCode::Cancelled ? tr("Cancelled")
                                                                       : tr("No answer"));
        m_link->hide();
        say(visibleText(answer.error().message));
        return;
    }
    m_number = answer->number;
    m_link->setVisible(m_number > 0);
    m_heading->setText(tr("Answered in %1").arg(durationText(took)));
    m_watcher.setFuture(m_context.workspace.background().run<std::shared_ptr<const ReadAnswer>>(
        [answer = *answer] { return readAnswer(answer); }));
}

void AnswerView::showRead() {
    if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0) {
        return;
    }
    const std::shared_ptr<const ReadAnswer> read = m_watcher.result();
    if (read->isError) {
        m_heading->setText(tr("An error · %1").arg(m_heading->text().toLower()));
    }
    if (!read->shape.content) {
        say(visibleBytes(read->text));
        return;
    }
    QWidget* page = newPage();
    auto* layout = qobject_cast<QVBoxLayout*>(page->layout());
    std::size_t number = 0;
    for (const ContentBlock& block : read->shape.content->blocks) {
        layout->addWidget(new ContentBlockView(m_context, read->message, block, ++number, page));
    }
    layout->addStretch(1);
}

} // namespace muscope
