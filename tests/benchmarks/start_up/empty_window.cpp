// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What start-up is measured against: nothing but Qt and an empty main window.
#include "tests/benchmarks/start_up/first_paint.h"

#include <QMainWindow>

int main(int argc, char* argv[]) {
    const QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1280, 800);
    const muscope::FirstPaint painted(window);
    return QApplication::exec();
}
