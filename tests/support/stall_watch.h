// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>

#include <chrono>
#include <cstdint>

namespace muscope {

// An application that watches its own GUI thread: how long the longest event took to be handled,
// less the time the kernel let other programs run meanwhile. What an event does inside (nested
// events) counts as part of it.
class StallWatch final : public QApplication {
public:
    using Milliseconds = std::chrono::duration<double, std::milli>;

    StallWatch(int& argc, char** argv);

    bool notify(QObject* receiver, QEvent* event) override;

    // Begins anew.
    void restart();
    [[nodiscard]] Milliseconds longest() const { return m_longest; }
    // What the longest was: "QTimerEvent of muscope::SessionReader".
    [[nodiscard]] const QString& culprit() const { return m_culprit; }

private:
    // Nanoseconds this thread was ready to run and did not (/proc/thread-self/schedstat).
    [[nodiscard]] std::int64_t waited() const;

    int m_schedstat = -1;
    int m_depth = 0;
    Milliseconds m_longest{0};
    QString m_culprit;
};

} // namespace muscope
