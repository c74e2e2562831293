// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/problem.h"
#include "ui/style/verdict_sign.h"

#include <QWidget>

namespace muscope {

// The sign of a verdict or a problem and a few words.
class SignLabel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignLabel)

public:
    SignLabel(const Theme& theme, Verdict verdict, QWidget* parent = nullptr);

    // loud: in the verdict's own colour.
    void setText(const QString& text, bool loud);

    // Shows the sign of a problem instead of the verdict's.
    void setProblem(ProblemKind kind);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Verdict m_verdict;
    std::optional<ProblemKind> m_problem;
    QString m_text;
    bool m_isLoud = false;
};

} // namespace muscope
