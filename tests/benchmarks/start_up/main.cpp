// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// From the start of the process to the first painted window: muscope's, with nothing open, against
// an empty QMainWindow, in turn: bench_start_up [EMPTY PROGRAM]; without an argument it is muscope.
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/demo_store.h"
#include "tests/benchmarks/start_up/first_paint.h"
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

double millisecondsOf(const QString& program) {
    QProcess process;
    const auto begin = std::chrono::steady_clock::now();
    process.start(program, QStringList());
    process.waitForReadyRead();
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    process.waitForFinished();
    return time.count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

int compare(const QString& emptyProgram) {
    const std::array<QString, 2> kinds{emptyProgram, QCoreApplication::applicationFilePath()};
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
    if (argc > 1) {
        const QCoreApplication application(argc, argv);
        return muscope::compare(QCoreApplication::arguments().at(1));
    }
    const QApplication application(argc, argv);
    return muscope::showMuscope();
}
