<?xml version="1.0" encoding="UTF-8"?>
<!-- Scans: the images of the source that a page shows beside its text, and the zones upon them.

     A scan is a map: "address" (of its image, as the encoding names it), "file" (c:file) where the
     image lies in the edition, "graphic", "surfaces", "place" (the element of the text that begins
     on it), "label" and "anchor" (its id on the page). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The elements whose text is on a place of an image, by the ids of these places. -->
  <xsl:key name="f:facs" match="*[@facs]" use="tokenize(@facs)[starts-with(., '#')] ! substring(., 2)"/>

  <!-- The elements of the text that are on an image, by the image's address; the first begins on it. -->
  <xsl:key name="f:imaged" match="*[@facs][not(ancestor-or-self::facsimile or ancestor::teiHeader)]" use="f:scanned(@facs)"/>
  <xsl:key name="f:imaged" match="surface[ancestor::sourceDoc]" use="f:scanned(.)"/>

  <!-- Images are no larger than this on a page, in pixels; the build makes its copies of the same sizes. -->
  <xsl:variable name="f:reading-box" as="xs:integer+" static="yes" select="1400, 2000"/>
  <xsl:variable name="f:thumbnail-box" as="xs:integer+" static="yes" select="180, 180"/>

  <!-- Returns the scans of what a page shows, in the order of its text; then those that no text is on. -->
  <xsl:function name="f:scans" as="map(*)*">
    <xsl:param name="shown" as="element()*"/>
    <xsl:sequence select="
        f:scans-of($shown/f:imaged(.)[f:on-page(.)], $shown/descendant-or-self::facsimile)"/>
  </xsl:function>

  <!-- Returns the scans of a whole document, whatever pages it has. -->
  <xsl:function name="f:all-scans" as="map(*)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:scans-of($document/*/f:imaged(.), $document/descendant::facsimile)"/>
  </xsl:function>

  <!-- Returns the elements of a text that say which image they are on. -->
  <xsl:function name="f:imaged" as="element()*">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="
        $text/descendant-or-self::*[@facs or self::surface][not(ancestor::teiHeader or ancestor-or-self::facsimile)]"/>
  </xsl:function>

  <!-- Returns the scans that elements of a text are on; then those of facsimiles that no text is on. -->
  <xsl:function name="f:scans-of" as="map(*)*">
    <xsl:param name="imaged" as="element()*"/>
    <xsl:param name="facsimiles" as="element(facsimile)*"/>
    <xsl:variable name="met" as="map(*)*">
      <xsl:for-each-group select="$imaged" group-by="f:scanned((@facs, .)[1])">
        <xsl:sequence select="f:scan(current-grouping-key(), f:beginning(current-group()), (), position())"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="$met"/>
    <xsl:for-each-group select="$facsimiles/descendant::*[self::surface or self::graphic[parent::facsimile]]"
        group-by="f:scanned(.)">
      <xsl:if test="empty(key('f:imaged', current-grouping-key(), root(.)))">
        <xsl:sequence select="f:scan(current-grouping-key(), f:begun(.), ., count($met) + position())"/>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Returns the element that begins on an image, of all that are on it: a page break, if there is one. -->
  <xsl:function name="f:beginning" as="element()?">
    <xsl:param name="imaged" as="element()*"/>
    <xsl:sequence select="($imaged[self::pb], $imaged)[1]"/>
  </xsl:function>

  <!-- Returns the element of the text that an image says it begins with. -->
  <xsl:function name="f:begun" as="element()">
    <xsl:param name="image" as="element()"/>
    <xsl:sequence select="
        (tokenize(($image/@start, $image/@corresp)[1])[starts-with(., '#')] ! id(substring(., 2), root($image))
          [ancestor-or-self::text], $image)[1]"/>
  </xsl:function>

  <!-- Returns what there is to know of a scan. One that no text is on has the id of its image, since several
       may say that they begin with the same place. -->
  <xsl:function name="f:scan" as="map(*)">
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="place" as="element()"/>
    <xsl:param name="image" as="element()?"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:variable name="graphic" as="element()?" select="key('f:graphic', $address, root($place))[1]"/>
    <xsl:variable name="surfaces" as="element(surface)*" select="key('f:graphic', $address, root($place))/parent::surface"/>
    <xsl:sequence select="map{
        'address': $address,
        'file': key('f:file', $address, $context)[1],
        'graphic': $graphic,
        'surfaces': $surfaces,
        'place': $place[not(ancestor-or-self::facsimile)],
        'label': f:scan-label($place, ($surfaces[1], $graphic)[1], $number),
        'anchor': 'ui-scan-' || ($place[empty($image)]/@xml:id, $image/@xml:id, $surfaces/@xml:id, $graphic/@xml:id, $number)[1]}"/>
  </xsl:function>

  <xsl:key name="f:graphic" match="graphic[parent::surface or parent::facsimile]" use="@url"/>

  <!-- Returns what a scan is called. -->
  <xsl:function name="f:scan-label" as="xs:string">
    <xsl:param name="place" as="element()"/>
    <xsl:param name="image" as="element()?"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="
        ($place/self::pb/@n[normalize-space()] ! f:label-with('page', map{'n': normalize-space(.)}),
          $image/(@n, label, desc, @type) ! normalize-space()[. ne ''][string-length(.) le 40],
          f:label-with('scan.number', map{'n': string($number)}))[1]"/>
  </xsl:function>

  <!-- Returns the address of the image that an element or an attribute (facs) is on, if a page can show it. -->
  <xsl:function name="f:scanned" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="addresses" as="xs:string*" select="
        if ($node instance of attribute()) then f:image-addresses($node)
        else $node/(self::surface/graphic, self::graphic)/@url ! string()"/>
    <xsl:sequence select="
        ($addresses[key('f:file', ., $context) ! f:shown-file(.)],
          $addresses[exists(f:iiif-service(.))][exists(f:image-host(.))],
          $addresses[matches(., '\.(jpe?g|png|webp|gif|avif)$', 'i')][exists(f:image-host(.))])[1]"/>
  </xsl:function>

  <!-- Returns the id of the scan that a place (facs) or a surface is on, where it stands on the page that
       is made: a document's own page has its scans. -->
  <xsl:function name="f:scan-anchor" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:if test="$f:is-own-page">
      <xsl:sequence select="
          f:scanned($node) ! f:beginning(key('f:imaged', ., root($node))[f:on-page(.)])/@xml:id ! ('ui-scan-' || .)"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns the width and the height of a scan in pixels, as far as they are known. -->
  <xsl:function name="f:scan-size" as="xs:double*">
    <xsl:param name="scan" as="map(*)"/>
    <xsl:sequence select="
        if ($scan?file/@width) then $scan?file/(@width, @height) ! xs:double(.) else f:said-size($scan?graphic)"/>
  </xsl:function>

  <!-- Returns the width and the height in pixels that the encoding gives for an image; nothing where it gives
       none, or what no image has. -->
  <xsl:function name="f:said-size" as="xs:double*">
    <xsl:param name="graphic" as="element()?"/>
    <xsl:variable name="said" as="xs:double*" select="
        $graphic/(@width, @height) ! replace(., '^\s*(\d+(\.\d+)?)(px)?\s*$', '$1')[. castable as xs:double] ! xs:double(.)"/>
    <xsl:sequence select="$said[count($said) eq 2 and min($said) ge 1 and max($said) le 1000000]"/>
  </xsl:function>

  <!-- Returns left, top, width and height of the plane that the zones of a surface are measured on. -->
  <xsl:function name="f:plane" as="xs:double*">
    <xsl:param name="surface" as="element(surface)"/>
    <xsl:param name="scan" as="map(*)"/>
    <xsl:variable name="corners" as="xs:double*" select="f:measured($surface)"/>
    <xsl:variable name="size" as="xs:double*" select="(f:said-size($scan?graphic), f:scan-size($scan))[position() le 2]"/>
    <xsl:sequence select="
        if (exists($corners)) then ($corners[1], $corners[2], $corners[3] - $corners[1], $corners[4] - $corners[2])
        else if (exists($size)) then (0, 0, $size)
        else ()"/>
  </xsl:function>

  <!-- Returns the four corners of a surface or a zone, or nothing where they enclose nothing. -->
  <xsl:function name="f:measured" as="xs:double*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="corners" as="xs:double*"
        select="($element/@ulx, $element/@uly, $element/@lrx, $element/@lry)[. castable as xs:decimal] ! xs:double(.)"/>
    <xsl:sequence select="
        $corners[count($corners) eq 4 and $corners[3] gt $corners[1] and $corners[4] gt $corners[2]]"/>
  </xsl:function>

  <!-- Returns the points of a zone, as SVG has them; nothing where it has no place. -->
  <xsl:function name="f:outline" as="xs:string?">
    <xsl:param name="zone" as="element(zone)"/>
    <xsl:variable name="points" as="xs:string" select="normalize-space($zone/@points)"/>
    <xsl:variable name="corners" as="xs:string*" select="f:measured($zone) ! format-number(., '0.##')"/>
    <xsl:sequence select="
        if (matches($points, '^(-?\d+(\.\d+)?,-?\d+(\.\d+)?( |$)){3,}$')) then $points
        else if (exists($corners))
        then string-join(for $corner in ([1, 2], [3, 2], [3, 4], [1, 4])
          return $corners[$corner(1)] || ',' || $corners[$corner(2)], ' ')
        else ()"/>
  </xsl:function>

  <!-- Returns what stands in a zone: it points at the zone, or the zone at it, or is in it. -->
  <xsl:function name="f:within-zone" as="element()*">
    <xsl:param name="zone" as="element(zone)"/>
    <xsl:sequence select="
        $zone/@xml:id ! key('f:facs', ., root($zone))[not(ancestor-or-self::facsimile)],
        ($zone/@start, $zone/@corresp) ! tokenize(.)[starts-with(., '#')] ! id(substring(., 2), root($zone)),
        $zone[ancestor::sourceDoc]"/>
  </xsl:function>

  <!-- Returns the id on the page of an element that stands in a zone: its own, or one of the zone's. -->
  <xsl:function name="f:zoned-id" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($element/@xml:id ! string(), $element/@facs ! f:facs-id(.))[1]"/>
  </xsl:function>

  <!-- Returns an id for the first element that stands in a zone and has none, such as a line. -->
  <xsl:function name="f:facs-id" as="xs:string?">
    <xsl:param name="facs" as="attribute(facs)"/>
    <xsl:variable name="name" as="xs:string" select="substring-after(tokenize($facs)[1], '#')"/>
    <xsl:sequence select="
        $name[starts-with($facs, '#')][$f:is-own-page]
          [id(., root($facs))/self::zone[f:outline(.)][exists(ancestor::surface[1] ! f:scanned(.))]]
          [key('f:facs', ., root($facs))[1] is $facs/..] ! ('ui-in-' || .)"/>
  </xsl:function>

  <xsl:template match="*[not(@xml:id)]/@facs" mode="m:attributes" as="attribute()?">
    <xsl:sequence select="f:facs-id(.) ! f:attribute('id', .)"/>
  </xsl:template>

  <!-- Returns the id of a zone on the page: its own, unless its words stand in the text under it. -->
  <xsl:function name="f:zone-anchor" as="xs:string?">
    <xsl:param name="zone" as="element(zone)"/>
    <xsl:sequence select="
        $zone/@xml:id ! (if ($zone[ancestor::facsimile][not(normalize-space())]) then string(.) else 'ui-zone-' || .)"/>
  </xsl:function>

</xsl:stylesheet>
