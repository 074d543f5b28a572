"""Receives webhooks and keeps them: one JSON object per request. The path says how it behaves:

/ok        takes everything
/once      fails with 500 the first time for each key
/busy      fails with 503 and Retry-After: 3600 the first time for each key
/hang      answers after a minute
/redirect  redirects to /ok
/rubbish   answers what is not HTTP
/gone      answers 410
/large     answers with an endless body

Arguments: port, file.
"""
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

port, path = sys.argv[1:]
seen = set()


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        key = (self.path, self.headers["webhook-id"])
        known = key in seen
        seen.add(key)
        with open(path, "a") as file:
            request = {"path": self.path, "headers": dict(self.headers), "body": body.decode()}
            file.write(json.dumps(request) + "\n")
        if self.path == "/hang":
            time.sleep(60)
        if self.path == "/rubbish":
            self.wfile.write(b"\x00\xff rubbish\r\n\r\n")
            self.close_connection = True
            return
        if self.path == "/large":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"x" * 65536)
            except OSError:
                return
        if self.path == "/redirect":
            self.send_response(307)
            self.send_header("Location", "/ok")
        elif self.path == "/gone":
            self.send_response(410)
        elif self.path == "/busy" and not known:
            self.send_response(503)
            self.send_header("Retry-After", "3600")
        elif self.path == "/once" and not known:
            self.send_response(500)
        else:
            self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(port)), Handler)
server.daemon_threads = True
print("ready", flush=True)
server.serve_forever()
