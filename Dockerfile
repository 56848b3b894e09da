# The image of one worker. The jars are built and tested before; an image only holds them:
#   ./mvnw package
#   docker build --platform linux/arm64 --build-arg WORKER=dm-worker --tag switchboard/dm-worker .
# Settings come from the environment. ECS asks after its health (template.yaml), so the image has no HEALTHCHECK.
FROM eclipse-temurin:25-jre

ARG WORKER

RUN groupadd --system --gid 10001 switchboard \
    && useradd --system --uid 10001 --gid switchboard --no-create-home --shell /usr/sbin/nologin switchboard

WORKDIR /opt/switchboard
# what changes least comes first
COPY ${WORKER}/target/lib/ lib/
COPY ${WORKER}/target/${WORKER}.jar worker.jar

USER 10001:10001

# Health and metrics are asked for from outside of the container; security groups say by whom.
ENV HEALTH_HOST=0.0.0.0 HEALTH_PORT=8080
EXPOSE 8080

# In exec form, so that SIGTERM reaches the JVM, which then drains.
ENTRYPOINT ["java", \
    "-XX:+UseSerialGC", \
    "-XX:MaxRAMPercentage=50", \
    "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", \
    "-jar", "worker.jar"]
