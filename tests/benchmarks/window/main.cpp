// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What one large session costs the window: bench_window STORE
// Opens the store, chooses its first session, scrolls while it is read and after, and prints how
// soon rows were on the screen, the longest stall of the GUI thread, and the memory an event takes
// above an empty window.
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/demo_store.h"
#include "tests/support/stall_watch.h"
#include "ui/main/main_window.h"
#include "ui/main/workbench.h"
#include "ui/style/muscope_style.h"
#include "ui/views/event_table_view.h"
#include "ui/views/events_pane.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr double RowsLimit = 300;   // milliseconds
constexpr double StallLimit = 16;   // milliseconds
constexpr double MemoryLimit = 64;  // bytes an event
constexpr qint64 SettleTime = 2000; // milliseconds
constexpr int ScrollInterval = 16;  // milliseconds

// Kilobytes of memory that are this process's own.
qint64 ownMemory() {
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("RssAnon:")) {
                return line.mid(8).simplified().split(' ').first().toLongLong();
            }
        }
    }
    return 0;
}

// Drives the window through one session and keeps what was measured.
class SessionRun final : public QObject {
public:
    SessionRun(StallWatch& watch, Workspace& workspace, MainWindow& window)
        : m_watch(watch)
        , m_workspace(workspace)
        , m_window(window) {
        connect(&workspace, &Workspace::sessionOpened, this, &SessionRun::begin);
        connect(&workspace, &Workspace::passChanged, this, &SessionRun::followPass);
        window.workbench().events().table().viewport()->installEventFilter(this);
        m_scrolling.setInterval(ScrollInterval);
        connect(&m_scrolling, &QTimer::timeout, this, &SessionRun::scroll);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint && m_firstRows < 0 &&
            m_window.workbench().events().table().model()->rowCount() > 0) {
            m_firstRows = static_cast<double>(m_sinceChosen.nsecsElapsed()) / 1e6;
        }
        return QObject::eventFilter(watched, event);
    }

    // The window has been painted and shows nothing yet.
    void open(const QString& store) {
        m_emptyMemory = ownMemory();
        m_window.opener().open(store);
    }

    [[nodiscard]] int report() const {
        const double events = m_workspace.index().size();
        const double bytes = static_cast<double>(m_fullMemory - m_emptyMemory) * 1024 / events;
        bool holds = tell("first rows on screen, ms", m_firstRows, RowsLimit);
        holds &= tell("longest stall while reading, ms", m_loadingStall.count(), StallLimit);
        std::printf("    (%s)\n", qPrintable(m_loadingCulprit));
        holds &= tell("longest stall while scrolling, ms", m_watch.longest().count(), StallLimit);
        std::printf("    (%s)\n", qPrintable(m_watch.culprit()));
        holds &= tell("memory, bytes an event", bytes, MemoryLimit);
        std::printf("%.0f events read and checked in %.1f s\n", events, m_readTime);
        return holds ? 0 : 1;
    }

private:
    static bool tell(const char* name, double value, double limit) {
        const bool holds = value <= limit;
        std::printf("%-36s %8.1f   limit %6.1f   %s\n", name, value, limit,
                    holds ? "ok" : "BEYOND THE LIMIT");
        return holds;
    }

    void begin() {
        if (m_workspace.currentSession()) {
            m_sinceChosen.start();
            m_watch.restart();
            m_scrolling.start();
        }
    }

    void followPass() {
        if (m_workspace.pass().phase == PassState::Phase::Done && m_readTime == 0) {
            m_readTime = static_cast<double>(m_sinceChosen.elapsed()) / 1e3;
            QTimer::singleShot(SettleTime, this, &SessionRun::scrollOn);
        } else if (m_workspace.pass().phase == PassState::Phase::Failed) {
            std::fprintf(stderr, "%s\n", qPrintable(m_workspace.pass().error->message));
            QApplication::exit(3);
        }
    }

    void scrollOn() {
        m_loadingStall = m_watch.longest();
        m_loadingCulprit = m_watch.culprit();
        m_watch.restart();
        QTimer::singleShot(SettleTime, this, [this] {
            m_fullMemory = ownMemory();
            QApplication::quit();
        });
    }

    // Jumps through the whole session, a page here and there.
    void scroll() {
        QScrollBar* bar = m_window.workbench().events().table().verticalScrollBar();
        m_place = (m_place + 37) % 101;
        bar->setValue(static_cast<int>(qint64(bar->maximum()) * m_place / 100));
    }

    StallWatch& m_watch;
    Workspace& m_workspace;
    MainWindow& m_window;
    QElapsedTimer m_sinceChosen;
    QTimer m_scrolling;
    int m_place = 0;
    double m_firstRows = -1;
    double m_readTime = 0;
    StallWatch::Milliseconds m_loadingStall{0};
    QString m_loadingCulprit;
    qint64 m_emptyMemory = 0;
    qint64 m_fullMemory = 0;
};

int run(StallWatch& application, const QString& store) {
    Theme theme(QApplication::palette());
    QApplication::setStyle(new MuscopeStyle(theme));
    QApplication::setPalette(theme.palette());
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"muscope.ini"_s), QSettings::IniFormat);
    const RuleRegistry rules = builtinRules();
    Workspace workspace(rules);
    MainWindow window(
        workspace, [](const QString& text) { return locateStore(text); }, theme, settings);
    window.resize(1600, 1000);
    window.show();
    SessionRun session(application, workspace, window);
    QTimer::singleShot(SettleTime, &window, [&] { session.open(store); });
    const int code = QApplication::exec();
    return code != 0 ? code : session.report();
}

} // namespace

} // namespace muscope

int main(int argc, char* argv[]) {
    muscope::StallWatch application(argc, argv);
    if (argc < 2) {
        std::fputs("bench_window STORE\n", stderr);
        return 2;
    }
    return muscope::run(application, QString::fromLocal8Bit(argv[1]));
}
