<?xml version="1.0" encoding="UTF-8"?>
<!-- What the manifest of a document's images tells (IIIF Presentation API 3): the scans whose sizes are
     known. The build writes it as JSON, where the edition has an address on the web. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns the path of the manifest of the document. -->
  <xsl:function name="f:manifest-path" as="xs:string">
    <xsl:sequence select="'iiif/' || f:this() || '.json'"/>
  </xsl:function>

  <!-- Returns whether a document has a manifest. Those of its scans that the page shows nearly always tell; the
       whole document is gone through only where they do not. -->
  <xsl:function name="f:has-manifest" as="xs:boolean">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="shown" as="map(*)*"/>
    <xsl:sequence select="
        if (not($edition/c:edition/@base-url ne '' and $f:is-own-page)) then false()
        else if (some $scan in $shown satisfies exists(f:scan-size($scan))) then true()
        else some $scan in f:all-scans($document) satisfies exists(f:scan-size($scan))"/>
  </xsl:function>

  <!-- The images, each with what is shown of it, and with the place of the text that begins on it. -->
  <xsl:template match="/" mode="m:canvases" as="element(c:canvases)">
    <xsl:variable name="document" as="element(c:document)" select="$context/c:context/c:document[1]"/>
    <c:canvases title="{$document/c:title ! normalize-space()}" lang="{f:language-tag(string($document/@lang))}"
        tei="{$document/@tei}" rights="{$edition/c:edition/c:licence/@target}">
      <xsl:for-each select="f:all-scans(.)[exists(f:scan-size(.))]">
        <c:canvas name="{?anchor}" label="{?label}">
          <xsl:sequence select="f:canvas-size(.), f:painted(.), f:canvas-place(?place)"/>
        </c:canvas>
      </xsl:for-each>
    </c:canvases>
  </xsl:template>

  <!-- Returns the width and the height of an image. -->
  <xsl:function name="f:canvas-size" as="attribute()+">
    <xsl:param name="scan" as="map(*)"/>
    <xsl:variable name="size" as="xs:double+" select="f:scan-size($scan)"/>
    <xsl:sequence select="f:attribute('width', string(xs:integer(round($size[1])))), f:attribute('height', string(xs:integer(round($size[2]))))"/>
  </xsl:function>

  <!-- Returns where an image is and its thumbnail: paths of the site, or addresses and the service they are of. -->
  <xsl:function name="f:painted" as="attribute()+">
    <xsl:param name="scan" as="map(*)"/>
    <xsl:variable name="file" as="element(c:file)?" select="$scan?file"/>
    <xsl:choose>
      <xsl:when test="exists($file)">
        <xsl:sequence select="
            f:attribute('path', ($file[not(@unshown)], f:shown-file($file))[1]/@path),
            ($file/c:copy[@of = 'thumbnail'], $file[not(@unshown)])[1]/@path ! f:attribute('thumbnail-path', .)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="
            f:picture-address($scan?address) ! f:attribute('address', .),
            f:web-address(f:iiif-service($scan?address)) ! f:attribute('service', .)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns the page and the id of a place in the text. -->
  <xsl:function name="f:canvas-place" as="attribute()*">
    <xsl:param name="place" as="element()?"/>
    <xsl:for-each select="$place[@xml:id]">
      <xsl:sequence select="
          f:attribute('page', f:document-path(f:this(), f:part-of(.))), f:attribute('fragment', @xml:id)"/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
