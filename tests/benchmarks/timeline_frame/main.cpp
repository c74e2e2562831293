// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/event_index.h"
#include "core/timeline/timeline_builder.h"
#include "ui/timeline/lanes_picture.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>
#include <vector>

// What a frame of the timeline (draw list and painting, 1920 x 1080, 60 lanes) costs against
// drawing each event with QPainter::fillRect in the same run, at one and at ten million events, and
// what the timeline keeps per event. Exit code 1 beyond a limit.

namespace muscope {

namespace {

constexpr int Width = 1920;
constexpr int Height = 1080;
constexpr int Rounds = 15;
constexpr LaneMeasures Measures{Height / 60, 12, 10, 6};
constexpr std::uint32_t Million = 1'000'000;
constexpr unsigned Types = 56;
constexpr std::uint32_t RowsPerBatch = 10'000;

constexpr double LeastFasterThanEach = 50;
constexpr double MostOfOneMillion = 2;
constexpr double MostBytesPerEvent = 20;

// Milliseconds of the processor that one call takes, so that other programs do not count: the
// median of several.
template <typename Act>
double medianOf(int rounds, const Act& act) {
    std::vector<double> took;
    for (int round = 0; round < rounds; ++round) {
        const std::clock_t begin = std::clock();
        act();
        took.push_back(1000.0 * double(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    std::ranges::nth_element(took, took.begin() + rounds / 2);
    return took[std::size_t(rounds) / 2];
}

// A session like those of servers: calls with their answers, notifications, data of many types; one
// event in three has a receipt, one receipt in a thousand fails. On average 200 microseconds apart,
// in bursts.
class Session {
public:
    explicit Session(std::uint32_t events) {
        for (std::uint32_t first = 0; first < events; first += RowsPerBatch) {
            IndexBatch batch;
            if (first == 0) {
                for (unsigned type = 0; type < Types + 4; ++type) {
                    batch.newTexts.push_back(QStringLiteral("type %1").arg(type));
                }
            }
            for (std::uint32_t row = first; row < first + RowsPerBatch; ++row) {
                batch.rows.push_back(makeRow(RowNumber(row), batch.changes));
            }
            m_index.append(batch);
        }
    }

    [[nodiscard]] IndexSnapshot snapshot() const { return m_index.snapshot(); }

private:
    EventRow makeRow(RowNumber number, std::vector<OperationChange>& changes) {
        m_time += m_random() % 100 == 0 ? m_random() % 20'000 : m_random() % 200;
        const auto dice = m_random() % 100;
        EventRow row;
        row.sequence = Sequence(number.value());
        row.time = Timestamp::fromMicroseconds(m_time);
        row.type = StringId(5 + static_cast<std::uint32_t>(m_random() % Types));
        row.verdict = m_random() % 3 != 0      ? Verdict::None
                      : m_random() % 1000 == 0 ? Verdict::Differs
                                               : Verdict::Match;
        if (dice < 10) {
            row.kind = MessageKind::Request;
            row.direction = dice < 8 ? Direction::ClientToServer : Direction::ServerToClient;
            row.operation = OperationState::Open;
            m_open.push_back(number);
        } else if (dice < 20 && !m_open.empty()) {
            std::swap(m_open[m_random() % m_open.size()], m_open.back());
            row.kind = MessageKind::Response;
            row.operation = OperationState::Answer;
            row.peer = m_open.back();
            changes.push_back({m_open.back(), OperationState::Answered, number});
            m_open.pop_back();
        } else if (dice < 30) {
            row.kind = MessageKind::Notification;
        }
        return row;
    }

    EventIndex m_index;
    std::mt19937 m_random{20261120};
    std::int64_t m_time = 1'795'165'200'000'000;
    std::vector<RowNumber> m_open;
};

std::shared_ptr<const Timeline> build(const IndexSnapshot& index) {
    TimelineBuilder builder;
    const auto begin = std::chrono::steady_clock::now();
    auto timeline = builder.update(index, {});
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    std::printf("  built in %.0f ms, %zu lanes\n", took.count(), timeline->lanes().size());
    return timeline;
}

double frame(const Timeline& timeline, const Theme& theme, double share) {
    QImage image(Width, Height, QImage::Format_RGB32);
    const TimeRange whole = fittingRange(timeline.firstTime(), timeline.lastTime(), Width, 10);
    const auto duration = static_cast<std::int64_t>(double(whole.duration()) * share);
    const std::int64_t from = whole.from + (whole.duration() - duration) / 3;
    LanesPicture picture(theme, Measures);
    const LanesPicture::Wish wish{
        {from, from + duration},      Width, 1, 0, timeline.lanes().size(), QGuiApplication::font(),
        QStringLiteral("(no answer)")};
    return medianOf(Rounds, [&] {
        image.fill(theme.color(ColorRole::Panel));
        picture.prepare(timeline, wish);
        QPainter painter(&image);
        picture.paint(painter);
    });
}

double drawEach(const IndexSnapshot& index, const Timeline& timeline) {
    QImage image(Width, Height, QImage::Format_RGB32);
    const Viewport view(fittingRange(timeline.firstTime(), timeline.lastTime(), Width, 10), Width);
    return medianOf(3, [&] {
        image.fill(Qt::white);
        QPainter painter(&image);
        for (std::uint32_t number = 0; number < index.size(); ++number) {
            const EventRow row = index.row(RowNumber(number));
            const double x = view.xOf(row.time.microseconds());
            painter.fillRect(QRectF(std::floor(x), double(row.type.value() % 60) * 18, 2, 12),
                             Qt::blue);
        }
    });
}

bool holds(const char* what, double value, double limit, bool isLeast) {
    const bool isWithin = isLeast ? value >= limit : value <= limit;
    std::printf("%-52s %8.1f, limit %s %.0f%s\n", what, value, isLeast ? "at least" : "at most",
                limit, isWithin ? "" : "  BEYOND");
    return isWithin;
}

int run() {
    const Theme theme{QPalette()};
    constexpr std::array Shares{1.0, 0.3, 0.03, 0.001, 0.000'02};
    bool isWithin = true;
    std::array<double, Shares.size()> oneMillion{};
    for (const std::uint32_t millions : {1U, 10U}) {
        std::printf("%u million events\n", millions);
        const Session session(millions * Million);
        const IndexSnapshot index = session.snapshot();
        const auto timeline = build(index);
        const double each = millions == 1 ? drawEach(index, *timeline) : 0;
        double slowest = 0;
        double slowestRatio = 0;
        for (std::size_t zoom = 0; zoom < Shares.size(); ++zoom) {
            const double took = frame(*timeline, theme, Shares[zoom]);
            std::printf("  %9.3f %% of the session in view: %6.2f ms\n", Shares[zoom] * 100, took);
            slowest = std::max(slowest, took);
            oneMillion[zoom] = millions == 1 ? took : oneMillion[zoom];
            slowestRatio = std::max(slowestRatio, took / oneMillion[zoom]);
        }
        if (millions == 1) {
            std::printf("  each event drawn by itself: %.0f ms\n", each);
            isWithin &= holds("a frame is faster than each event, times", each / slowest,
                              LeastFasterThanEach, true);
        } else {
            std::printf(
                "  slowest frame of all zooms: %.2f ms, worst zoom %.1f times one million\n",
                slowest, slowestRatio);
            const double before = *std::ranges::max_element(oneMillion);
            isWithin &= holds("a frame of ten million, times that of one", slowest / before,
                              MostOfOneMillion, false);
        }
        isWithin &= holds("bytes an event", double(timeline->bytes()) / index.size(),
                          MostBytesPerEvent, false);
    }
    return isWithin ? 0 : 1;
}

} // namespace

} // namespace muscope

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    return muscope::run();
}
