// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/live_call.h"
#include "ui/views/builtin_views.h"

#include <QFutureWatcher>
#include <QWidget>

#include <memory>

class QScrollArea;

namespace muscope {

class ElidedLabel;
class LinkLabel;
struct ReadAnswer;

// What a server answered: the blocks of its content, or the JSON it sent; a failure in words. A
// large answer is taken apart in the background.
class AnswerView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerView)

public:
    explicit AnswerView(const ViewContext& context, QWidget* parent = nullptr);
    ~AnswerView() override;

    void clear();
    // took: between asking and the answer, in microseconds.
    void showAnswer(const Result<CallAnswer>& answer, std::int64_t took);

signals:
    void eventWanted(std::uint64_t number); // of the answer's LiveEvent

private:
    void showRead();
    void say(const QString& text);
    [[nodiscard]] QWidget* newPage();

    ViewContext m_context;
    ElidedLabel* m_heading;
    LinkLabel* m_link;
    QScrollArea* m_area;
    std::uint64_t m_number = 0;
    QFutureWatcher<std::shared_ptr<const ReadAnswer>> m_watcher;
};

} // namespace muscope
