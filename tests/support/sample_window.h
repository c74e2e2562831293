// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/store_fixture.h"
#include "tests/support/window_under_test.h"

#include <QAbstractButton>
#include <QTemporaryDir>

#include <memory>

namespace muscope {

// What tests of the window's dialogs stand on: a window on a store of its own, and a folder to
// write into, anew for each test function. A test is derived from it beside QObject.
class SampleWindow {
protected:
    // On a store of that kind with sampleSession() and an event of another session, "another".
    void openSample(StoreLocation::Kind kind);

    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    // Of a file; empty where there is none.
    [[nodiscard]] static QByteArray content(const QString& path);

    // Whether a label of the dialog that is seen has that text in it.
    [[nodiscard]] static bool says(const QWidget& dialog, const QString& text);
    // The dialog's button, radio button or box whose text begins so; null: there is none.
    [[nodiscard]] static QAbstractButton* button(const QWidget& dialog, const QString& text);

    StoreFixture m_stores;
    StoreLocation m_location;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowUnderTest> m_test;
};

} // namespace muscope
