// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/demo_store.h"
#include "ui/main/main_window.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace muscope {

// The real window over a demo store of the test's own, its longest session read to the end.
struct OpenWindow {
    RuleRegistry rules = builtinRules();
    QTemporaryDir folder;
    Theme theme{QPalette()};
    QSettings settings{folder.filePath(QStringLiteral("muscope.ini")), QSettings::IniFormat};
    std::unique_ptr<Workspace> workspace = std::make_unique<Workspace>(rules);
    std::unique_ptr<MainWindow> window;

    OpenWindow() {
        const QString file = folder.filePath(QStringLiteral("store.sqlite"));
        if (!writeDemoStore(file, rules)) {
            qFatal("the demo store could not be written");
        }
        window = std::make_unique<MainWindow>(
            *workspace, [](const QString& text) { return locateStore(text); }, theme, settings);
        window->resize(796, 720);
        window->show();
        window->opener().open(file);
    }

    // Waits until a session is read; false when that takes too long.
    [[nodiscard]] bool isRead() const {
        return QTest::qWaitFor([this] { return workspace->pass().phase == PassState::Phase::Done; },
                               30'000);
    }

    template <typename T>
    [[nodiscard]] T* named(const QString& accessibleName) const {
        for (T* widget : window->findChildren<T*>()) {
            if (widget->accessibleName() == accessibleName) {
                return widget;
            }
        }
        return nullptr;
    }
};

} // namespace muscope
