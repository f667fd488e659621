<?xml version="1.0" encoding="UTF-8"?>
<!-- The facsimile beside the text: the scans of the source with the zones upon them, a strip of small
     ones, and the list of the original pages. Without a script the links do: each page of the text
     leads to its scan, each scan and each zone to its text. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- What a page with scans loads beside what all pages do. -->
  <xsl:template name="f:scan-assets" as="element()+">
    <link rel="stylesheet" href="{f:link('assets/facsimile.css')}"/>
    <script src="{f:link('assets/facsimile.js')}" defer="defer"/>
  </xsl:template>

  <!-- Returns the hosts that a page loads its scans from. -->
  <xsl:function name="f:scan-hosts" as="xs:string*">
    <xsl:param name="scans" as="map(*)*"/>
    <xsl:sequence select="sort(distinct-values($scans[empty(?file)] ! f:image-host(?address)))"/>
  </xsl:function>

  <!-- The pages of the source that begin in what is shown, where there are several, and the descriptions of
       its images for other programs. -->
  <xsl:template name="f:original-pages" as="element()?">
    <xsl:param name="shown" as="element()*"/>
    <xsl:param name="scans" as="map(*)*"/>
    <xsl:variable name="pages" as="element(pb)*"
        select="$shown/descendant::pb[@n[normalize-space()]][@xml:id][not(ancestor::teiHeader)][f:on-page(.)]"/>
    <xsl:variable name="manifests" as="xs:string*" select="f:manifests($shown, $scans)"/>
    <xsl:if test="exists(tail($pages)) or exists($manifests)">
      <nav class="pages" aria-label="{f:label('pages.original')}">
        <xsl:if test="exists(tail($pages))">
          <details>
            <summary><h2><xsl:value-of select="f:label('pages.original')"/></h2></summary>
            <ul class="inline">
              <xsl:for-each select="$pages">
                <li>
                  <a href="#{encode-for-uri(@xml:id)}">
                    <xsl:value-of select="string-join((f:edition-of(@edRef), @ed, normalize-space(@n)), ' ')"/>
                  </a>
                </li>
              </xsl:for-each>
            </ul>
          </details>
        </xsl:if>
        <xsl:for-each select="$manifests">
          <p class="manifest"><a href="{.}"><xsl:value-of select="f:label('manifest')"/></a></p>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Returns the addresses of IIIF manifests for the images of a text: the edition's own, and those that the
       encoding names. -->
  <xsl:function name="f:manifests" as="xs:string*">
    <xsl:param name="shown" as="element()*"/>
    <xsl:param name="scans" as="map(*)*"/>
    <xsl:sequence select="
        $shown[1]/root()[f:has-manifest(., $scans)] ! f:link(f:manifest-path()),
        distinct-values($shown/(., facsimile, sourceDoc, text, facsimile//surface, facsimile//surfaceGrp)/@facs
          ! tokenize(.)[matches(., '/manifest(\.json)?$|/manifest/|iiif.*\.json$')][not(f:iiif-service(.))] ! f:web-address(.))"/>
  </xsl:function>

  <!-- All scans in a row, small. -->
  <xsl:template name="f:scan-strip" as="element()?">
    <xsl:param name="scans" as="map(*)*"/>
    <xsl:if test="exists($scans)">
      <nav class="strip" aria-label="{f:label('scans')}">
        <ol>
          <xsl:for-each select="$scans">
            <li>
              <a href="#{encode-for-uri(?anchor)}">
                <xsl:sequence select="f:thumbnail(.)"/>
                <span><xsl:value-of select="?label"/></span>
              </a>
            </li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Returns the small image of a scan, unless that would be the whole one. -->
  <xsl:function name="f:thumbnail" as="element()?">
    <xsl:param name="scan" as="map(*)"/>
    <xsl:variable name="file" as="element()?"
        select="($scan?file/c:copy[@of = 'thumbnail'], $scan?file[not(@unshown)])[1]"/>
    <xsl:variable name="size" as="xs:double*" select="f:scan-size($scan)"/>
    <xsl:variable name="address" as="xs:string?" select="
        ($file/@path ! f:link(.), f:web-address(f:iiif-sized($scan?address, f:iiif-size($size, $f:thumbnail-box))))[1]"/>
    <xsl:if test="$address">
      <img src="{$address}" alt="" loading="lazy">
        <xsl:sequence select="f:size-within(($file/(@width, @height) ! xs:integer(.), $size[empty($file)]), $f:thumbnail-box)"/>
      </img>
    </xsl:if>
  </xsl:function>

  <!-- Returns the width and the height of an image that is shown in a box. -->
  <xsl:function name="f:size-within" as="attribute()*">
    <xsl:param name="size" as="xs:double*"/>
    <xsl:param name="box" as="xs:integer+"/>
    <xsl:if test="count($size) eq 2">
      <xsl:variable name="fitting" as="xs:integer+" select="f:fitting($size, $box)"/>
      <xsl:attribute name="width" select="$fitting[1]"/>
      <xsl:attribute name="height" select="$fitting[2]"/>
    </xsl:if>
  </xsl:function>

  <!-- The scans themselves. The text has been made: a link leads to what is there. -->
  <xsl:template name="f:scan-plates" as="element()?">
    <xsl:param name="scans" as="map(*)*"/>
    <xsl:param name="zones" as="map(xs:string, xs:string*)"/>
    <xsl:param name="ids" as="map(xs:string, xs:boolean)"/>
    <xsl:if test="exists($scans)">
      <aside class="scans" aria-label="{f:label('scans')}"
          data-larger="{f:label('scan.larger')}" data-smaller="{f:label('scan.smaller')}">
        <xsl:for-each select="$scans">
          <xsl:variable name="number" as="xs:integer" select="position()"/>
          <xsl:variable name="place" as="xs:string?" select="?place/@xml:id[map:contains($ids, .)]"/>
          <figure class="scan" id="{?anchor}">
            <xsl:sequence select="f:plate(., $zones)"/>
            <figcaption>
              <xsl:choose>
                <xsl:when test="exists($place)">
                  <a class="place" href="#{encode-for-uri($place)}" title="{f:label('scan.text')}"><xsl:value-of select="?label"/></a>
                </xsl:when>
                <xsl:otherwise>
                  <span><xsl:value-of select="?label"/></span>
                </xsl:otherwise>
              </xsl:choose>
              <xsl:if test="exists(tail($scans))">
                <span class="turn">
                  <xsl:sequence select="
                      f:turn($scans[$number - 1], 'previous', '←'), f:turn($scans[$number + 1], 'next', '→')"/>
                </span>
              </xsl:if>
            </figcaption>
          </figure>
        </xsl:for-each>
      </aside>
    </xsl:if>
  </xsl:template>

  <!-- Returns the way to the scan before or after. -->
  <xsl:function name="f:turn" as="element()?">
    <xsl:param name="scan" as="map(*)?"/>
    <xsl:param name="to" as="xs:string"/>
    <xsl:param name="sign" as="xs:string"/>
    <xsl:if test="exists($scan)">
      <a href="#{encode-for-uri($scan?anchor)}" aria-label="{f:label('scan.' || $to)}: {$scan?label}"><xsl:value-of select="$sign"/></a>
    </xsl:if>
  </xsl:function>

  <!-- Returns the image of a scan, with the zones upon it. -->
  <xsl:function name="f:plate" as="element()">
    <xsl:param name="scan" as="map(*)"/>
    <xsl:param name="zones" as="map(xs:string, xs:string*)"/>
    <xsl:variable name="file" as="element()?" select="$scan?file ! f:shown-file(.)"/>
    <xsl:variable name="size" as="xs:double*" select="f:scan-size($scan)"/>
    <xsl:variable name="address" as="xs:string" select="
        ($file/@path ! f:link(.),
          (f:iiif-sized($scan?address, f:iiif-size($size, $f:reading-box)), $scan?address)[1] ! f:web-address(.))[1]"/>
    <xsl:variable name="whole" as="xs:string" select="
        ($scan?file/@path ! f:link(.), f:picture-address($scan?address))[1]"/>
    <div class="plate">
      <xsl:if test="count($scan?surfaces) eq 1 and f:is-bare($scan?surfaces)">
        <xsl:sequence select="$scan?surfaces/@xml:id ! f:attribute('id', .)"/>
      </xsl:if>
      <div class="sheet">
        <a class="whole" href="{$whole}" title="{f:label('image.whole')}">
          <img src="{$address}" loading="lazy" alt="{f:label-with('scan.of', map{'name': $scan?label})}">
            <xsl:sequence select="
                f:size-within(($file/(@width, @height) ! xs:integer(.), $size[empty($file)]), $f:reading-box)"/>
          </img>
        </a>
        <xsl:for-each select="$scan?surfaces">
          <xsl:sequence select="f:zones(., f:plane(., $scan), $zones)"/>
        </xsl:for-each>
      </div>
    </div>
  </xsl:function>

  <!-- Returns whether an element of a facsimile has no words, and stands nowhere but upon its scan. -->
  <xsl:function name="f:is-bare" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/ancestor::facsimile) and not(normalize-space($element))"/>
  </xsl:function>

</xsl:stylesheet>
