// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// From the start of the process to the first painted window: muscope's, with nothing open, against
// an empty QMainWindow, in turn. Without an argument it runs itself as "empty" and as "muscope".
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/demo_store.h"
#include "ui/main/main_window.h"
#include "ui/style/muscope_style.h"

#include <QApplication>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int Rounds = 15;
constexpr double Limit = 2.0;

// Says so and ends the program once the window has been painted.
class FirstPaint final : public QObject {
public:
    explicit FirstPaint(QWidget& window)
        : QObject(&window) {
        window.installEventFilter(this);
        window.show();
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint) {
            // Behind the painting of the window's children, which comes in the same turn.
            QMetaObject::invokeMethod(
                this,
                [] {
                    std::puts("painted");
                    std::fflush(stdout);
                    QApplication::quit();
                },
                Qt::QueuedConnection);
            watched->removeEventFilter(this);
        }
        return QObject::eventFilter(watched, event);
    }
};

int showEmpty() {
    QMainWindow window;
    window.resize(1280, 800);
    const FirstPaint painted(window);
    return QApplication::exec();
}

int showMuscope() {
    Theme theme(QApplication::palette());
    QApplication::setStyle(new MuscopeStyle(theme));
    QApplication::setPalette(theme.palette());
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"muscope.ini"_s), QSettings::IniFormat);
    const RuleRegistry rules = builtinRules();
    Workspace workspace(rules);
    MainWindow window(
        workspace, [](const QString& text) { return locateStore(text); }, theme, settings);
    window.restoreLayout();
    const FirstPaint painted(window);
    return QApplication::exec();
}

double millisecondsOf(const QString& kind) {
    QProcess process;
    const auto begin = std::chrono::steady_clock::now();
    process.start(QCoreApplication::applicationFilePath(), {kind});
    process.waitForFinished();
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    return time.count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

int compare() {
    const std::array<QString, 2> kinds{u"empty"_s, u"muscope"_s};
    std::array<std::vector<double>, 2> times;
    for (int round = -1; round < Rounds; ++round) { // the first warms the caches
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            const double time = millisecondsOf(kinds[kind]);
            if (round >= 0) {
                times[kind].push_back(time);
            }
        }
    }
    const double empty = median(times[0]);
    const double own = median(times[1]);
    const bool holds = own / empty <= Limit;
    std::printf("start to first painted window / empty QMainWindow %7.2f   limit %6.2f   %s   "
                "(medians of %d: %.0f ms against %.0f ms)\n",
                own / empty, Limit, holds ? "ok" : "BEYOND THE LIMIT", Rounds, own, empty);
    return holds ? 0 : 1;
}

} // namespace

} // namespace muscope

int main(int argc, char* argv[]) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    if (argc < 2) {
        const QCoreApplication application(argc, argv);
        return muscope::compare();
    }
    const QApplication application(argc, argv);
    return QLatin1StringView(argv[1]) == "empty"_L1 ? muscope::showEmpty() : muscope::showMuscope();
}
