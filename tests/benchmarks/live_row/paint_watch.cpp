// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/live_row/paint_watch.h"

#include <QEvent>

namespace muscope {

bool PaintWatch::notify(QObject* receiver, QEvent* event) {
    // Both may be gone afterwards.
    const bool isWatched = event->type() == QEvent::Paint && receiver == m_widget;
    const bool isTaken = QApplication::notify(receiver, event);
    if (isWatched) {
        m_painted();
    }
    return isTaken;
}

} // namespace muscope
