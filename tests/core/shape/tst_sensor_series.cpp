// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Sensor readings in every shape that is seen, and broken ones.
#include "core/shape/payload_shape.h"
#include "tests/core/shape/parsed.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace muscope {

using About = ShapeCheck::About;

class TestSensorSeries final : public QObject {
    Q_OBJECT

    static QString channelsOf(const SensorSeries& series) {
        QStringList channels;
        for (const auto& channel : series.channels) {
            QStringList values;
            for (const double value : channel.values) {
                values += std::isnan(value) ? u"-"_s : QString::number(value);
            }
            channels += told(channel.name) + u'=' + values.join(u',');
        }
        return channels.join(u' ');
    }

private slots:
    static void findsChannels_data() {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("channels");
        const auto row = [](const char* name, const char* payload, const char* type,
                            const QString& channels) {
            QTest::newRow(name) << QByteArray(payload) << QByteArray(type) << channels;
        };
        row("bare", R"({"sonar":[1,2],"lidar":[3,4]})", "", u"sonar=1,2 lidar=3,4"_s);
        row("fused", R"({"sonar":[1.2],"lidar":[0.5],"fusedData":[0.85]})", "",
            u"sonar=1.2 lidar=0.5 fusedData=0.85"_s);
        row("of a tool call",
            R"({"tool":"process_solidar","args":{"sonar":[1.2],"lidar":[0.5]},"result":[0.85]})",
            "", u"args.sonar=1.2 args.lidar=0.5 result=0.85"_s);
        row("an object as the interface has it",
            R"({"tool":"process_solidar","args":{"sonar":[1.2],"lidar":[0.5]},"result":{"fused":[0.85]}})",
            "", u"args.sonar=1.2 args.lidar=0.5 result.fused=0.85"_s);
        row("of a notification", R"({"sensor_update":{"sonar":[1.2],"lidar":[0.5]}})", "",
            u"sensor_update.sonar=1.2 sensor_update.lidar=0.5"_s);
        row("scalars beside an id",
            R"({"sensor_id":"helium_001","air_quality":85,"lidar_traffic":"high","timestamp":7})",
            "", u"air_quality=85"_s);
        row("inertial",
            R"({"sonar_data":[1],"lidar_data":[2],"imu_data":{"accel":[1,2,3],"gyro":[4,5,6]},"timestamp":1.5})",
            "", u"sonar_data=1 lidar_data=2 imu_data.accel=1,2,3 imu_data.gyro=4,5,6"_s);
        row("told by its type", R"({"position":[1,2,3],"cov_trace":0.5})", "sensor_data",
            u"position=1,2,3 cov_trace=0.5"_s);
        row("gaps", R"({"sonar":[1,null,"NaN",1e999]})", "", u"sonar=1,-,-,-"_s);
        row("nothing but gaps", R"({"sonar":[null]})", "", u"sonar=-"_s);
        row("empty", R"({"sonar":[]})", "", u"sonar="_s);
    }

    static void findsChannels() {
        QFETCH(QByteArray, payload);
        QFETCH(QByteArray, type);
        const auto document = parsed(payload.toStdString());
        const PayloadShape shape = payloadShape(document->document(), type.toStdString());
        QVERIFY(shape.series);
        QTEST(channelsOf(*shape.series), "channels");
    }

    static void leavesOtherThingsAlone() {
        for (const char* payload :
             {R"({"tool":"greet","args":{"name":"Alice"},"result":"Hello"})", R"({"ids":[1,2,3]})",
              R"({"position":[1,2,3]})", "[1,2,3]", "null", R"({"sonar":"[1,2]"})"}) {
            const auto document = parsed(payload);
            QVERIFY2(!payloadShape(document->document(), "tool_call").series, payload);
        }
    }

    static void checks_data() {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("about");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* payload, About about,
                            const QString& said) {
            QTest::newRow(name) << QByteArray(payload) << static_cast<int>(about) << said;
        };
        row("equal", R"({"sonar":[1,2],"lidar":[3,4]})", About::ChannelLengths,
            u"ok All channels have 2 values."_s);
        row("shorter", R"({"sonar":[1,2],"lidar":[3]})", About::ChannelLengths,
            u"broken “sonar” has 2 values, “lidar” has 1 value: they have no partners beyond the shorter one."_s);
        row("fused is shorter", R"({"sonar":[1,2],"lidar":[3,4],"fusedData":[1]})",
            About::ChannelLengths,
            u"broken “sonar” has 2 values, “fusedData” has 1 value: they have no partners beyond the shorter one."_s);
        row("others", R"({"sonar":[1,2],"imu_data":{"accel":[1,2,3]}})", About::ChannelLengths,
            u"unknown “sonar” has 2 values, “imu_data.accel” has 3 values; whether they belong together is not stated."_s);
        row("only one", R"({"sonar":[1,2]})", About::ChannelLengths, {});
        row("no gaps", R"({"sonar":[1,2]})", About::ChannelGaps,
            u"ok No gaps: every value is a number."_s);
        row("gaps", R"({"sonar":[1,2],"lidar":[1,null,null]})", About::ChannelGaps,
            u"broken 2 gaps (null or no number), the first in “lidar” at place 1."_s);
        row("a picture", R"({"sonar":[1],"camera_frame":[[1,2],[3,4]]})", About::Channels,
            u"unknown “camera_frame”: no list of numbers, not drawn and not checked."_s);
    }

    static void checks() {
        QFETCH(QByteArray, payload);
        QFETCH(int, about);
        const auto document = parsed(payload.toStdString());
        const auto series = sensorSeries(document->document());
        QVERIFY(series);
        QTEST(checkAbout(series->checks, static_cast<About>(about)), "said");
    }

    static void boundsWhatItKeeps() {
        std::string text = R"({"sensor_id":"x")";
        for (int i = 0; i < 30; ++i) {
            text += ",\"c" + std::to_string(i) + "\":1";
        }
        text += R"(,"lidar":[)";
        for (std::size_t i = 0; i < SensorSeries::MostKept; ++i) {
            text += "1,";
        }
        const auto document = parsed(text + "1]}");
        auto series = sensorSeries(document->document());
        QCOMPARE(series->channels.size(), SensorSeries::MostChannels);
        QVERIFY(checkAbout(series->checks, About::Channels).contains(u"there are 7 more"));
        const auto list = parsed("{\"lidar\":[" + text.substr(text.find('[') + 1) + "1]}");
        series = sensorSeries(list->document());
        QCOMPARE(series->channels.front().values.size(), SensorSeries::MostKept);
        QCOMPARE(series->channels.front().count, SensorSeries::MostKept + 1);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestSensorSeries)
#include "tst_sensor_series.moc"
