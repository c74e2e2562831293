// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace muscope {

// Threads for short pieces of work that a view asks for: opening a picture, writing a file. Owned
// by the workspace; its end waits for what is under way, so each piece has to be bounded.
class Background final {
    Q_DISABLE_COPY_MOVE(Background)

public:
    Background() { m_pool.setMaxThreadCount(2); }

    // work runs on one of the threads and is a function of what it holds; its answer is told by the
    // future. Work whose future is cancelled before it has begun is left out.
    template <typename Answer, typename Work>
    [[nodiscard]] QFuture<Answer> run(Work work) {
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        m_pool.start([promise, work = std::move(work)] {
            if (!promise->isCanceled()) {
                promise->addResult(work());
            }
            promise->finish();
        });
        return promise->future();
    }

private:
    QThreadPool m_pool;
};

} // namespace muscope
