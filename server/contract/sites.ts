/** GET /sites → {sites}, POST /sites and PATCH /sites/:id → {site}, DELETE /sites/:id. */
export interface SiteView {
  id: string;
  name: string;
  /** As people find it; empty: not said. */
  place: string;
  /** Of the attendant; empty: the business's own. */
  phone: string;
  routers: number;
  /** Devices online there now. */
  online: number;
  createdAt: string;
}

export interface SiteInput {
  name: string;
  place: string;
  phone: string;
}
