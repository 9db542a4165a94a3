"""Settings of gunicorn for the archive; any can be overridden on its command line."""

import os
import resource

workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "yangzhong_archive.web.worker.Worker"
preload_app = True  # a worker that was killed is back at once
control_socket_disable = True
timeout = 30
graceful_timeout = 10
keepalive = 75  # seconds; longer than nginx keeps a connection, so that nginx is the one to end it
max_requests = 10_000
max_requests_jitter = 1_000
accesslog = None
if os.path.isdir("/dev/shm"):
    worker_tmp_dir = "/dev/shm"  # no disk, that may be full or gone

# Slow clients hold no thread, but a connection each, and some of them a file.
_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
worker_connections = max(threads + 1, min(2_000, most // 3))


def when_ready(_):
    """Tells the supervisor, once the application is loaded."""
    if told := os.environ.pop("READY_FD", None):
        os.write(int(told), b"1")
        os.close(int(told))
