// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QDBusMessage;
class QDBusVariant;

namespace muscope {

// Asks the desktop whether it is light or dark, and follows it when that changes: the portal's
// setting org.freedesktop.appearance color-scheme (XDG Desktop Portal, Settings). Says nothing
// where there is no portal or it has no preference. Lives on the GUI thread, which never waits for
// an answer.
class DesktopScheme final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopScheme)

public:
    // address: of the session bus; empty: the one this session has, if any.
    explicit DesktopScheme(const QString& address = {}, QObject* parent = nullptr);
    ~DesktopScheme() override;

signals:
    void told(bool isDark);

private slots:
    void takeChange(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void takeAnswer(const QDBusMessage& answer);
    void tell(QVariant value);

    QString m_name; // of the connection; empty: there is no bus
};

} // namespace muscope
